// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { expect, test, vi } from "vitest";
import { openLanguage } from "../i18n/language";
import { APART_MS } from "../theme/announcer";
import { someTable, someWorkshop } from "../workshop/workshop.fixture";
import { BroughtBack } from "./BroughtBack";

const regions: ShadowRoot[] = [];
const attach = Element.prototype.attachShadow;
vi.spyOn(Element.prototype, "attachShadow").mockImplementation(function (this: Element, init) {
  const root = attach.call(this, init);
  regions.push(root);
  return root;
});

/** Where what is said last stands. */
const spoken = () => regions.flatMap((region) => [...region.querySelectorAll("p")]);

/** A page is told that at table 1 so many have come, and that these tables are newer than the sheet. */
async function hearWhen(people: number, newer: readonly number[]): Promise<string> {
  const workshop = someWorkshop({
    broughtBack: 4,
    tables: [1, 3, 5].map((number) => someTable({ number, fromPhones: newer.includes(number) })),
    participants: Array.from({ length: people }, (_, at) => ({
      id: `p${at}`,
      name: "Ana",
      table: 1,
    })),
  });
  for (const words of spoken()) {
    words.textContent = "";
  }
  const page = (
    <BroughtBack
      workshop={workshop}
      digests={signal(new Map())}
      over={false}
      onDismiss={() => {}}
    />
  );
  render(page, document.body);
  await vi.advanceTimersByTimeAsync(2 * APART_MS);
  return spoken()
    .map(({ textContent }) => textContent)
    .join("");
}

test("[B7] who hears the page is told that the workshop was brought back, and what is newer, and not with each phone all of it", async () => {
  await openLanguage();
  vi.useFakeTimers();
  expect(await hearWhen(0, [])).toMatch(/^Brought back at /);
  expect(await hearWhen(0, [3])).toBe("Table 3 (newer than the sheet)");
  for (const people of [1, 2, 3]) {
    expect(await hearWhen(people, [3])).toBe("");
  }
  expect(document.body.textContent).toContain("Table 1: 3 phones");
  expect(await hearWhen(3, [3, 5])).toBe("Table 5 (newer than the sheet)");
  expect(await hearWhen(3, [5])).toBe("");
});
