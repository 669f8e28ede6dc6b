// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { helper, preload, withoutNeedless } from "./preload";

type Fetch = <T>(load: () => T, files?: readonly string[]) => Promise<T>;

/** What a page runs, as it begins. */
const begin = () =>
  new Function(helper.replace("export const __vitePreload =", "return"))() as Fetch;
const links = () => [...document.querySelectorAll("link")];
const hrefs = () => links().map((link) => link.getAttribute("href"));

beforeEach(() => {
  document.head.innerHTML = '<link rel="modulepreload" href="/assets/pages.js">';
});

test("stands in the place of Vite's own", () => {
  const { load } = preload();
  expect((load as (id: string) => string | null)("\0vite/preload-helper.js")).toBe(helper);
  expect((load as (id: string) => string | null)("yjs")).toBe(null);
});

test("scripts are announced once and not waited for, and what is on the page is not fetched", async () => {
  const fetchWith = begin();
  const files = ["assets/pages.js", "assets/cards.js", "assets/decks.js"];
  expect(await fetchWith(() => "the part", files)).toBe("the part");
  expect(await fetchWith(() => "the part", files)).toBe("the part");
  expect(hrefs()).toEqual(["/assets/pages.js", "/assets/cards.js", "/assets/decks.js"]);
  expect(await fetchWith(() => "a small part")).toBe("a small part");
});

test("a part is not shown without its style, which is asked for again when it did not come", async () => {
  const fetchWith = begin();
  const part = () => fetchWith(() => "the part", ["assets/chart.css"]);
  await expect(part()).rejects.toThrow("chart.css");
  expect(hrefs()).toEqual(["/assets/pages.js"]);
  // From now on this browser seems to get what it is told to.
  const { settings } = (window as unknown as { happyDOM: { settings: Record<string, boolean> } })
    .happyDOM;
  settings.handleDisabledFileLoadingAsSuccess = true;
  expect(await Promise.all([part(), part()])).toEqual(["the part", "the part"]);
  expect(hrefs()).toEqual(["/assets/pages.js", "/assets/chart.css"]);
});

test("nothing is called for a part that needs nothing which its page has not got, and what it needs is named there", () => {
  const map = `const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/pages.css","assets/B.js","assets/b.js"])))=>i.map(i=>d[i]);\n`;
  const code = (a: string, b: string, c: string) =>
    `f(${a.replace("?", "import(`./A.js`)")},${b.replace("?", "import(`./B.js`)")},${c.replace("?", "import(`./C.js`).then(e=>e.c)")});`;
  const calls = ["T(()=>?,__vite__mapDeps([0]))", "T(()=>?,__vite__mapDeps([1,2,0]))"] as const;
  const before = map + code(...calls, "T(()=>?,[])");
  expect(withoutNeedless(before, true)).toBe(code("?", 'T(()=>?,["assets/b.js"])', "?"));
  expect(withoutNeedless(before, false)).toBe(map + code(...calls, "?"));
});
