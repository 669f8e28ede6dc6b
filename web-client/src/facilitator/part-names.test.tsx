// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { activity } from "../flipchart/activity.fixture";
import { inLanguage } from "../i18n/direction";
import { heard } from "../theme/heard";
import { partNames } from "./part-names";

const desk = { activity: signal(activity), activityLang: signal(inLanguage("ar")) };

const parts = [
  "card:players:a",
  "card:players:b",
  "link:players:l",
  "note:players:gov",
  "text:pitch",
];

test("parts are called what the activity calls them, or the page where it does not", () => {
  expect(heard(partNames(parts, desk))).toBe("2 cards, 1 tie, players: Notes, Pitch");
  expect(heard(partNames(["role:presenter"], desk))).toBe("Presenter");
});

test("of these words the activity's say which language they are in, and no others", () => {
  act(() => render(partNames(parts, desk), document.body));
  const marked = [...document.querySelectorAll("[lang=ar][dir=rtl]")];
  expect(marked.map(({ textContent }) => textContent)).toEqual(["1 tie", "players", "Pitch"]);
});
