// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { UnsavedMarks } from "./unsaved-marks";

const COPY = "charrette/W/3";

/** A page that has the copy open. */
const visit = () => new UnsavedMarks(COPY);

/** What a page finds that is opened then. */
const found = () => visit().found;

describe("the marks on a copy that may have words which the server does not have", () => {
  beforeEach(() => localStorage.clear());

  test("one page's saved words are not another's", () => {
    const [one, other] = [visit(), visit()];
    expect(found()).toBe(false);
    one.set(true);
    other.set(true);
    one.set(false);
    expect(found()).toBe(true);
    other.set(false);
    expect(found()).toBe(false);
    expect(localStorage).toHaveLength(0);
  });

  test("a page takes over what earlier ones left, and lets go of it when that is saved", () => {
    visit().set(true);
    const next = visit();
    expect(next.found).toBe(true);
    next.set(true);
    expect(localStorage).toHaveLength(1);
    next.set(false);
    expect(localStorage).toHaveLength(0);
  });

  test("what a page has stored since another found its mark stays marked when the other's words are saved", () => {
    const writing = visit();
    writing.set(true);
    const reading = visit();
    reading.set(true);
    writing.renew();
    reading.set(false);
    expect(found()).toBe(true);
    const again = visit();
    writing.renew();
    again.set(false);
    expect(again.any).toBe(true);
  });

  test("a page that has all saved marks nothing when the copy gets more", () => {
    const page = visit();
    page.set(true);
    page.set(false);
    page.renew();
    expect(localStorage).toHaveLength(0);
  });

  test("it is known whether what needs a mark has one", () => {
    const page = visit();
    expect(page.renew()).toBe(true);
    const setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    vi.stubGlobal("localStorage", { getItem: () => null, setItem });
    page.set(true);
    expect(page.renew()).toBe(false);
    vi.unstubAllGlobals();
    expect(page.renew()).toBe(true);
    expect(found()).toBe(true);
    page.set(false);
    expect(page.renew()).toBe(true);
  });

  test("[W31] a mark says which words its visit made, with those that it took over", () => {
    new UnsavedMarks(COPY, () => new Map([[7, 3]])).set(true);
    const next = visit();
    expect(next.foundMade).toEqual(new Map([[7, 3]]));
    const made = new Map([...next.foundMade, [4_294_967_295, 12]]);
    new UnsavedMarks(COPY, () => made).set(true);
    expect(visit().foundMade).toEqual(made);
    // As earlier versions of the pages marked it.
    localStorage.clear();
    localStorage.setItem(`${COPY}/unsaved`, "1");
    localStorage.setItem(`${COPY}/unsaved/abc`, "27");
    expect(visit()).toMatchObject({ found: true, foundMade: new Map() });
  });

  test("there are no more than pages, however often each is opened anew", () => {
    for (let opened = 0; opened < 100; opened++) {
      visit().set(true);
    }
    expect(localStorage).toHaveLength(1);
    const side = [visit(), visit(), visit()];
    for (const page of [...side, ...side]) {
      page.set(true);
      page.renew();
    }
    expect(localStorage.length).toBeLessThanOrEqual(4);
  });
});
