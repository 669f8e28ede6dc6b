// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CallKey, JoinKey } from "./call-key";
import { Drafts, losesDrafts } from "./drafts";

/** A browser that keeps nothing. */
function forgets(): void {
  const fail = () => {
    throw new DOMException("no memory", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: fail, setItem: fail, removeItem: fail });
}

describe("[H23] the key of a call that makes something", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => vi.unstubAllGlobals());

  const reloaded = () => CallKey.among(new Drafts("charrette/create/draft"), "create");

  test("is the same for the same call after a reload, until it is answered, and another for another", () => {
    const body = { name: "A room with spaces", tables: [{ place: "Here" }] };
    expect(reloaded().isUnheard).toBe(false);
    const key = reloaded().of(body);
    expect(reloaded().isUnheard).toBe(true);
    expect(key).toHaveLength(43);
    expect(reloaded().of(structuredClone(body))).toBe(key);
    const other = reloaded().of({ ...body, name: "Another" });
    expect(other).not.toBe(key);
    expect(reloaded().of({ ...body, name: "Another" })).toBe(other);
    reloaded().answered();
    expect(localStorage.length).toBe(0);
    expect(reloaded().of({ ...body, name: "Another" })).not.toBe(other);
  });

  test("lasts as long as the page where nothing is remembered, and nobody is asked before it is closed", () => {
    forgets();
    const drafts = new Drafts("charrette/create/draft");
    const key = CallKey.among(drafts, "link-X").of({ label: "9 March" });
    expect(CallKey.among(drafts, "link-X").of({ label: "9 March" })).toBe(key);
    expect(losesDrafts()).toBe(false);
    vi.unstubAllGlobals();
    CallKey.among(drafts, "link-X").answered();
  });

  test("is forgotten with what it was for, and what somebody else wrote there is none", () => {
    const drafts = () => new Drafts("charrette/create/draft");
    const key = (name: string) => CallKey.among(drafts(), name).of({ label: "9 March" });
    const keys = ["create", "link-here", "link-gone"].map(key);
    drafts().of("name").value = "A room";
    CallKey.keepOnly(drafts(), ["create", "link-here"]);
    expect(["create", "link-here"].map(key)).toEqual(keys.slice(0, 2));
    expect(localStorage.length).toBe(3);
    expect(key("link-gone")).not.toBe(keys[2]);
    drafts().of("call-key/create/sent").value = 'short {"label":"9 March"}';
    expect(key("create")).toHaveLength(43);
  });
});

describe("[H23] the key with which a browser joins by a code", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    ["a browser that remembers", () => {}],
    ["one that keeps nothing", forgets],
  ])(
    "stays the same until the seat is taken, however often it is asked for, in %s",
    (name, prepare) => {
      prepare();
      const key = new JoinKey(name).value();
      expect(key).toHaveLength(43);
      expect(new JoinKey(name).value()).toBe(key);
      expect(new JoinKey("another code").value()).not.toBe(key);
      const again = new JoinKey(name);
      expect(again.value()).toBe(key);
      again.answered();
      expect(again.value()).not.toBe(key);
    },
  );
});
