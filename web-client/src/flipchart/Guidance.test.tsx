// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { type Category, readActivity } from "../protocol/activity";
import { someBoard } from "./board.fixture";
import { liveDeckOf } from "./decks";
import { Guidance } from "./Guidance";

const file = {
  format: 2,
  id: "some",
  version: 1,
  languages: ["en", "es"],
  title: "T",
  phases: [],
  sheets: [
    {
      id: "players",
      kind: "cards",
      title: "T",
      short: "T",
      colour: "blue",
      categories: [
        {
          id: "gov",
          name: "G",
          short: "G",
          colour: "navy",
          icon: "people",
          lookFor: [
            { text: { en: "Data officer", es: "Director de datos" } },
            { text: { en: "Planner", es: "Urbanista" } },
          ],
          networks: [{ name: { en: "Labs", es: "Laboratorios" }, about: "A" }],
        },
      ],
    },
  ],
};

test.each([
  ["en", ["Data officer", "Labs"], ["Director de datos", "Laboratorios"]],
  ["es", ["Director de datos", "Laboratorios"], ["Data officer", "Labs"]],
])(
  "[A8] in %s an idea is ticked off by a card that a reader of another language made of it",
  async (language, own, others) => {
    const activity = readActivity(file, [language]);
    const board = someBoard({ activity });
    const deck = liveDeckOf(board, "players");
    const open = () =>
      act(() => {
        render(null, document.body);
        render(
          <Guidance
            board={board}
            deck={deck}
            category={deck.sheet.categories[0] as Category}
            round=""
            now={() => 1}
            onClose={() => {}}
          />,
          document.body,
        );
      });
    const ticked = () =>
      [...document.querySelectorAll(".guide li")]
        .filter((item) => item.querySelector("button")?.disabled)
        .map((item) => item.querySelector("b")?.textContent);

    await open();
    expect(ticked()).toEqual([]);
    for (const name of others) {
      deck.deck.add({ name, category: "gov", round: "", by: "p1", at: 1 });
    }
    await open();
    expect(ticked()).toEqual(own);
  },
);
