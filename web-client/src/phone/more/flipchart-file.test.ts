// @vitest-environment happy-dom

import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import type { Board } from "../../flipchart/board";
import { someBoard } from "../../flipchart/board.fixture";
import { liveDeckOf } from "../../flipchart/decks";
import { flipchartFile } from "./flipchart-file";

const head = { workshop: "Outcomes", title: "Table 3", people: ["Ana", "Luis"], at: 0 };

describe("the flipchart as a file", () => {
  let board: Board;
  const read = () => new DOMParser().parseFromString(flipchartFile(board, head), "text/html");
  const headings = () => [...read().querySelectorAll("h2")].map(({ textContent }) => textContent);

  beforeEach(() => {
    board = someBoard({ me: { id: "a", name: "Ana" }, people: signal(new Map([["a", "Ana"]])) });
  });

  test("has the activity's sheets in their order, under their names and in their language", () => {
    expect(headings()).toEqual(["Cards", "Ties", "Cards", "Challenge", "Strategy", "Pitch"]);
    const page = read();
    expect(page.documentElement.lang).toBe("en");
    // The activity has no word of its own for cards, and one for what links them.
    const [cards, links] = page.querySelectorAll("h2");
    expect([cards?.textContent, cards?.lang]).toEqual(["Cards", ""]);
    expect([links?.textContent, links?.lang]).toEqual(["Ties", "en"]);
    expect(page.querySelector("h1")?.textContent).toBe("Table 3");
  });

  test("has every word that is on the flipchart, as words only", () => {
    const { deck } = liveDeckOf(board, "players");
    const bank = deck.add({ name: "<b>Bank</b>", category: "gov", by: "a", at: 1 });
    const library = deck.add({
      name: "Library",
      category: "",
      round: "targeted",
      by: "a",
      at: 2,
    });
    deck.note(bank)?.insert(0, "Owns lots");
    deck.change(bank, { link: "bank.example" });
    deck.star(bank, "a", true);
    deck.link(bank, library, "share rooms");
    board.flipchart.note("players", "civic", "targeted").insert(0, "Three pumps");
    board.flipchart.text("pitch").insert(0, "We bridge");
    board.flipchart.choose("challengeSource", "own");
    board.flipchart.setRole("presenter", "Luis");
    const page = read();
    const text = page.body.textContent ?? "";
    for (const words of [
      "<b>Bank</b>",
      "Owns lots",
      "share rooms",
      "Three pumps",
      "Civic groups – Second look",
      "We bridge",
      "Ourselves",
      "Presenter: Luis",
    ]) {
      expect(text).toContain(words);
    }
    expect(page.querySelector("b")).toBeNull();
    expect(page.querySelector("a")?.getAttribute("href")).toBe("https://bank.example/");
    const rows = [...page.querySelectorAll("tbody tr")].map(({ children }) =>
      [...children].map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ["<b>Bank</b>", "Government", "players", "Owns lots https://bank.example/", "1"],
      ["Library", "–", "Second look", "", "0"],
    ]);
  });
});
