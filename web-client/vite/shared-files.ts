import type { Rolldown } from "vite";

/** When other pages need a module, and the file for those that a phone's page shares with them. */
const shared: readonly {
  readonly name: string;
  readonly pages: readonly string[];
  readonly later: boolean;
}[] = [
  { name: "pages", pages: ["index"], later: false },
  { name: "live", pages: ["screen", "device", "facilitator"], later: false },
  { name: "table", pages: ["facilitator", "screen", "device", "index"], later: true },
];

/**
 * The name of the file for a module which a phone's page needs at once and another page needs, too; null
 * when it stands in no such file. Left to itself the bundler makes a file for every set of pages that share
 * something, and most of those are smaller than their headers and what compression loses at their edges.
 *
 * No two files need each other: what a module imports is needed wherever the module is.
 */
export function sharedFile(id: string, graph: Rolldown.ChunkingContext): string | null {
  if (!pagesWith(id, graph, false).has("phone")) {
    return null;
  }
  const fits = ({ pages, later }: (typeof shared)[number]) => {
    const others = pagesWith(id, graph, later);
    return pages.some((page) => others.has(page));
  };
  return shared.find(fits)?.name ?? null;
}

/** The pages that import a module, directly or through others; with what they import only `later`. */
function pagesWith(id: string, graph: Rolldown.ChunkingContext, later: boolean): Set<string> {
  const pages = new Set<string>();
  const modules = new Set([id]);
  for (const module of modules) {
    const [, page] = module.match(/([\w-]+)\.html$/) ?? [];
    if (page !== undefined) {
      pages.add(page);
    }
    const { importers = [], dynamicImporters = [] } = graph.getModuleInfo(module) ?? {};
    for (const importer of later ? [...importers, ...dynamicImporters] : importers) {
      modules.add(importer);
    }
  }
  return pages;
}
