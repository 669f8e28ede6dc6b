// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { beforeEach, expect, test, vi } from "vitest";
import { openLanguage } from "../i18n/language";
import type { Workshop, WorkshopTable } from "../protocol/workshop";
import { someTable, someWorkshop } from "../workshop/workshop.fixture";
import { BroughtBack, useBroughtBack } from "./BroughtBack";

const digests = signal(new Map());

beforeEach(async () => {
  await openLanguage();
  localStorage.clear();
});

function Page({ workshop }: { workshop: Workshop }) {
  const { place, dismiss } = useBroughtBack(workshop);
  return place === null ? null : (
    <BroughtBack
      workshop={workshop}
      digests={digests}
      over={place === "over"}
      onDismiss={dismiss}
    />
  );
}

/** The page that is open is told of these tables. */
function tell(tables: WorkshopTable[], broughtBack: number | null = 4): void {
  render(<Page workshop={someWorkshop({ broughtBack, tables })} />, document.body);
}

/** Opens the page of a workshop with these tables. */
function show(tables: WorkshopTable[], broughtBack: number | null = 4): void {
  render(null, document.body);
  tell(tables, broughtBack);
}

const banner = () => document.querySelector(".banner");
const isOver = () => document.querySelector(".brought-back")?.getAttribute("data-over");

/** A button that has just come takes no press yet. */
async function takeNote(): Promise<void> {
  const noted = () => {
    banner()?.querySelector("button")?.click();
    expect(banner()).toBeNull();
  };
  await vi.waitFor(noted, 5_000);
}

const fromPhones = (number: number, startedAt: number | null) =>
  someTable({ number, startedAt, fromPhones: true });

test("[B7] what was taken note of is not said again when a table is started afresh", async () => {
  show([fromPhones(3, 7), fromPhones(5, 8)]);
  await takeNote();
  show([someTable({ number: 3, startedAt: 100 }), fromPhones(5, 8)]);
  expect(banner()).toBeNull();
});

test("[B7] a table, and a later flipchart of one, that is newer than what was taken note of is said", async () => {
  show([fromPhones(3, 7)]);
  await takeNote();
  show([fromPhones(3, 9)]);
  expect(banner()).not.toBeNull();
  await takeNote();
  show([fromPhones(3, 9), fromPhones(5, null)]);
  expect(banner()).not.toBeNull();
  await takeNote();
  show([fromPhones(3, 9), fromPhones(5, null)], 6);
  expect(banner()).not.toBeNull();
});

test("[W45] what comes to be said on an open page lies over its tables, and what was there stays above them", async () => {
  show([fromPhones(3, 7)]);
  expect(isOver()).toBe("false");
  tell([fromPhones(3, 7), fromPhones(5, 8)]);
  expect(isOver()).toBe("false");
  await takeNote();
  tell([someTable({ number: 2 }), fromPhones(3, 7), fromPhones(5, 9)]);
  expect(isOver()).toBe("true");
  const listed = [...document.querySelectorAll(".tables-back li")];
  expect(listed.map(({ textContent }) => textContent)).toEqual([
    "Table 3: no phone yet (newer than the sheet)",
    "Table 5: no phone yet (newer than the sheet)",
  ]);
  show([fromPhones(3, 7), fromPhones(5, 9)]);
  expect(isOver()).toBe("false");

  show([], null);
  expect(banner()).toBeNull();
  tell([], 5);
  expect(isOver()).toBe("true");
});
