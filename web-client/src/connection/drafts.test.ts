// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Drafts, draftsUnkept, losesDrafts } from "./drafts";

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

/** From now on the browser refuses to remember anything, as in a private window. */
function refuseAll(): void {
  vi.stubGlobal("localStorage", undefined);
}

test("half-typed words that the device does not remember would be lost, until it does", () => {
  const drafts = new Drafts("charrette/W/draft/table-1");
  drafts.of("kept").value = "Land bank";
  expect(draftsUnkept.value).toBe(false);
  refuseAll();
  drafts.of("players").value = "Lib";
  expect(draftsUnkept.value).toBe(true);
  expect(losesDrafts()).toBe(true);
  vi.unstubAllGlobals();
  expect(losesDrafts()).toBe(false);
  expect(localStorage.getItem("charrette/W/draft/table-1/players")).toBe("Lib");
  drafts.of("players").value = "";
  expect(draftsUnkept.value).toBe(false);
});

test("a choice, what was sent and one's own name are no loss", () => {
  const drafts = new Drafts("charrette/V/draft/table-1");
  refuseAll();
  drafts.of("players/category").value = "gov";
  drafts.of("my-name").value = "Kim";
  drafts.of("zone/chosen").value = "America/Detroit";
  expect(losesDrafts()).toBe(false);
  drafts.of("offer/help").value = "We lend you a van ";
  expect(losesDrafts()).toBe(true);
  drafts.of("offer/help/sent").value = "We lend you a van";
  expect(losesDrafts()).toBe(false);
});
