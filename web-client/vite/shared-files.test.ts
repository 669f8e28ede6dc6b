import { resolve } from "node:path";
import type { Rolldown } from "vite";
import { expect, test } from "vitest";
import { sharedFile } from "./shared-files";

/** Modules with what they import at once, and later after the bar. */
function graph(imports: Record<string, string>): Rolldown.ChunkingContext {
  const of = (id: string, part: 0 | 1) =>
    Object.keys(imports).filter((name) =>
      (imports[name]?.split("|")[part] ?? "").split(" ").includes(id),
    );
  const info = (id: string) => ({ importers: of(id, 0), dynamicImporters: of(id, 1) });
  return { getModuleInfo: info } as unknown as Rolldown.ChunkingContext;
}

test("what a phone needs at once is filed by who else needs it, and when", () => {
  const modules = graph({
    "/phone.html": "phone",
    "/index.html": "index",
    "/screen.html": "screen",
    "/facilitator.html": "facilitator",
    phone: "preact socket yjs sheet own | late",
    index: "preact",
    screen: "preact socket",
    facilitator: "preact socket | flipchart",
    flipchart: "yjs dialog",
    late: "own dialog",
    yjs: "lib0",
    lib0: "yjs", // a circle
  });
  const files = ["preact", "socket", "yjs", "lib0", "own", "sheet", "dialog"].map((id) => [
    id,
    sharedFile(id, modules),
  ]);
  expect(Object.fromEntries(files)).toEqual({
    preact: "pages",
    socket: "pages",
    yjs: "table",
    lib0: "table",
    own: null,
    sheet: null,
    dialog: null,
  });
});

test("what later parts need of a sheet comes with the sheet, and what other pages need does not", () => {
  const modules = graph({
    "/phone.html": "phone",
    "/facilitator.html": "facilitator",
    phone: "| /CardsSheet.tsx /TextSheetView.tsx editor",
    "/CardsSheet.tsx": "choice icon hint",
    "/TextSheetView.tsx": "budget hint",
    editor: "choice budget icon",
    facilitator: "icon",
  });
  const files = ["/CardsSheet.tsx", "choice", "budget", "icon", "hint"].map((id) => [
    id,
    sharedFile(id, modules),
  ]);
  expect(Object.fromEntries(files)).toEqual({
    "/CardsSheet.tsx": null,
    choice: "cards",
    budget: "texts",
    icon: null,
    hint: null,
  });
});

test("what shows cards, on a phone and elsewhere, shares a file, unless a page needs it at once", () => {
  const modules = graph({
    "/phone.html": "phone",
    "/facilitator.html": "facilitator",
    phone: "| /CardsSheet.tsx",
    "/CardsSheet.tsx": "/flipchart/decks.ts",
    facilitator: "ids | flipchart",
    flipchart: "/flipchart/decks.ts",
    "/flipchart/decks.ts": "deck",
    deck: "ids",
  });
  const files = ["/flipchart/decks.ts", "deck", "ids"].map((id) => sharedFile(id, modules));
  expect(files).toEqual(["decks", "decks", null]);
});

test("what of Yjs only fields of text need comes with them", () => {
  const binding = resolve(import.meta.dirname, "../src/flipchart/text-binding.ts");
  const modules = graph({
    "/phone.html": "phone",
    "/facilitator.html": "facilitator",
    phone: "/yjs/src/index.js | /TextSheetView.tsx",
    "/TextSheetView.tsx": binding,
    facilitator: "| /yjs/src/index.js",
    "/yjs/src/index.js": "/yjs/src/utils/UndoManager.js /yjs/src/utils/Doc.js",
  });
  expect(sharedFile("/yjs/src/utils/UndoManager.js", modules)).toBe("texts");
  expect(sharedFile("/yjs/src/utils/Doc.js", modules)).toBe("table");
});
