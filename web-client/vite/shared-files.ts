import { resolve } from "node:path";
import type { Rolldown } from "vite";

/** When other pages need a module, and the file for those that a phone's page shares with them. */
const shared: readonly {
  readonly name: string;
  readonly pages: readonly string[];
  readonly later: boolean;
}[] = [
  { name: "pages", pages: ["index", "screen", "device", "facilitator"], later: false },
  { name: "table", pages: ["facilitator", "screen", "device", "index"], later: true },
];

/** What the files that a phone's page shares with others are called. */
export const sharedNames = shared.map(({ name }) => name);

/** The sheets of a phone's page, and the file for what each needs and later parts need, too. */
const sheets = [
  { part: "CardsSheet", name: "cards" },
  { part: "TextSheetView", name: "texts" },
];

/** What of Yjs only some modules need: it comes with them, though all of Yjs is imported as one. */
const partsOfYjs: Readonly<Record<string, string>> = {
  "UndoManager.js": resolve(import.meta.dirname, "../src/flipchart/text-binding.ts"),
  "RelativePosition.js": resolve(import.meta.dirname, "../src/flipchart/carets.ts"),
};

/**
 * The name of the file for a module which a phone's page needs at once and another page needs, too, or which
 * one of its sheets needs; null when it stands in no such file. Left to itself the bundler makes a file for
 * every set of pages that share something, and most of those are smaller than their headers and what
 * compression loses at their edges.
 *
 * No two files need each other: what a module imports is needed wherever the module is.
 */
export function sharedFile(module: string, graph: Rolldown.ChunkingContext): string | null {
  const [, part = ""] = module.match(/\/yjs\/src\/utils\/(\w+\.js)$/) ?? [];
  const id = partsOfYjs[part] ?? module;
  if (!pagesWith(id, graph, false).has("phone")) {
    return sheetWith(id, graph);
  }
  const fits = ({ pages, later }: (typeof shared)[number]) => {
    const others = pagesWith(id, graph, later);
    return pages.some((page) => others.has(page));
  };
  return shared.find(fits)?.name ?? null;
}

/**
 * The file of the one sheet that needs a module; null when another page or another sheet needs it, too. What
 * all need that shows cards, be it the dashboard's flipchart, is in a file of its own.
 */
function sheetWith(id: string, graph: Rolldown.ChunkingContext): string | null {
  const importers = [...importersOf(id, graph, false)].slice(1);
  if (
    [id, ...importers].some((module) => module.endsWith("/flipchart/decks.ts")) &&
    pagesWith(id, graph, false).size === 0
  ) {
    return "decks";
  }
  const [sheet, ...others] = sheets.filter(({ part }) =>
    importers.some((module) => module.endsWith(`/${part}.tsx`)),
  );
  const isOfPhone = [...pagesWith(id, graph, true)].every((page) => page === "phone");
  return sheet !== undefined && others.length === 0 && isOfPhone ? sheet.name : null;
}

/** The pages that import a module, directly or through others; with what they import only `later`. */
function pagesWith(id: string, graph: Rolldown.ChunkingContext, later: boolean): Set<string> {
  const pages = [...importersOf(id, graph, later)].map(
    (module) => module.match(/([\w-]+)\.html$/)?.[1],
  );
  return new Set(pages.filter((page) => page !== undefined));
}

/** A module and all that import it, directly or through others; with those that import it only `later`. */
function importersOf(id: string, graph: Rolldown.ChunkingContext, later: boolean): Set<string> {
  const modules = new Set([id]);
  for (const module of modules) {
    const { importers = [], dynamicImporters = [] } = graph.getModuleInfo(module) ?? {};
    for (const importer of later ? [...importers, ...dynamicImporters] : importers) {
      modules.add(importer);
    }
  }
  return modules;
}
