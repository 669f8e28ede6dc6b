import { beforeEach, expect, test } from "vitest";
import { Doc } from "yjs";
import { activity } from "./activity.fixture";
import type { Deck } from "./deck";
import { deckOf } from "./decks";
import { plainWords } from "./plain-words";
import { Flipchart } from "./schema";

let flipchart: Flipchart;
let deck: Deck;

const add = (name: string, category = "", at = 1) => deck.add({ name, category, by: "amara", at });
const words = () => plainWords(flipchart, activity).split("\n\n");

beforeEach(() => {
  flipchart = new Flipchart(new Doc(), activity);
  deck = deckOf(flipchart, "players");
});

test("nothing is on an empty flipchart", () => {
  expect(plainWords(flipchart, activity)).toBe("");
});

test("a card has its category, its note and its web page", () => {
  const bank = add("Land bank", "gov");
  deck.note(bank)?.insert(0, "Clears lots\n");
  deck.change(bank, { link: "landbank.example.org" });
  add("Library", "", 2);
  expect(words()).toEqual([
    "Land bank (Government): Clears lots – https://landbank.example.org/",
    "Library",
  ]);
});

test("a link names both that it is between, with a note and without", () => {
  const [bank, library, shop] = [add("Land bank"), add("Library", "", 2), add("Bike shop", "", 3)];
  deck.link(bank, library, "lends rooms");
  deck.link(library, shop, "");
  expect(words().slice(3).sort()).toEqual([
    "Land bank ↔ Library: lends rooms",
    "Library ↔ Bike shop",
  ]);
});

test("names and notes of the other direction than the page's keep the signs at their ends", () => {
  const [market, kim] = [add("سوق الجمعة!", "gov"), add("Kim & Co.", "", 2)];
  deck.note(market)?.insert(0, "من؟ نور!");
  deck.change(market, { link: "kim.example.org" });
  deck.link(market, kim, "مجانًا (3)");
  const alone = (text: string) => `\u2068${text}\u2069`;
  expect(words()).toEqual([
    `${alone("سوق الجمعة!")} (Government): ${alone("من؟ نور!")} – https://kim.example.org/`,
    "Kim & Co.",
    `${alone("سوق الجمعة!")} ↔ Kim & Co.: ${alone("مجانًا (3)")}`,
  ]);
});

test("cards that were merged have all their names and pages", () => {
  const [one, other] = [add("Data Driven Detroit"), add("D3", "civic", 2)];
  deck.change(one, { link: "d3.example.org" });
  deck.change(other, { link: "other.example.org" });
  deck.note(other)?.insert(0, "Indicators");
  const [a, b] = deck.cards(new Set());
  if (a !== undefined && b !== undefined) {
    deck.merge(a, b);
  }
  expect(words()).toEqual([
    "Data Driven Detroit / D3 (Civic groups): Indicators https://other.example.org/ – https://d3.example.org/",
  ]);
});

test("what was chosen, each text and note, and who has which role", () => {
  flipchart.choose("challengeSource", "own");
  flipchart.text("challenge").insert(0, " Buses run late ");
  flipchart.note("players", "gov", "targeted").insert(0, "Slow permits");
  flipchart.setRole("presenter", "Jo");
  expect(words()).toEqual(["Slow permits", "Ourselves", "Buses run late", "Presenter: Jo"]);
});
