import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { type Selector, type SelectorComponent, transform } from "lightningcss";
import { describe, expect, test } from "vitest";

/**
 * How style sheets and components belong together. A page's sheets lie outside of the theme's layers,
 * and no two of them begin a selector with the same class; so the order in which a bundle joins them
 * changes nothing, and a sheet is deleted with its component.
 */

const root = import.meta.dirname;

/**
 * The dark room, a narrow picture and one with a message: states that the theme's sheets and the screen's
 * know together, not things of one's own.
 */
const STATES: readonly string[] = ["night", "narrow", "said"];

interface Sheet {
  /** Classes with which a selector begins: the sheet says what they look like. */
  readonly own: ReadonlySet<string>;
  /** Every class that a selector names. */
  readonly named: ReadonlySet<string>;
  /** Selectors that begin with no class. */
  readonly bare: readonly string[];
}

interface Component {
  /** The sheets that it imports, from `src`. */
  readonly sheets: readonly string[];
  /** Classes that it gives to elements. */
  readonly uses: ReadonlySet<string>;
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map(normalize);
const text = (path: string) => readFileSync(join(root, path), "utf8");
const sheets = new Map(
  files.filter((path) => path.endsWith(".css")).map((path) => [path, sheet(path)]),
);
const components = new Map(
  files.filter((path) => path.endsWith(".tsx")).map((path) => [path, component(path)]),
);
const inTheme = (path: string) => dirname(path) === "theme";
const pageSheets = [...sheets].filter(([path]) => !inTheme(path));

function sheet(path: string): Sheet {
  const own = new Set<string>();
  const named = new Set<string>();
  const bare: string[] = [];
  const note = (selector: Selector) => {
    for (const name of classes(selector)) {
      named.add(name);
    }
    const first = firstCompound(selector);
    // What an element has inside is not what it is.
    const itself = first.filter((part) => !(part.type === "pseudo-class" && part.kind === "has"));
    const begins = classes(itself).filter((name) => !STATES.includes(name));
    for (const name of begins) {
      own.add(name);
    }
    if (begins.length === 0) {
      bare.push(first.map((part) => ("name" in part ? part.name : part.type)).join(""));
    }
  };
  transform({
    filename: path,
    code: readFileSync(join(root, path)),
    visitor: {
      Rule: {
        style({ value }) {
          value.selectors.forEach(note);
        },
      },
    },
  });
  for (const state of STATES) {
    named.delete(state);
  }
  return { own, named, bare };
}

/** What a selector begins with, up to its first combinator; a state before it is passed over. */
function firstCompound(selector: Selector): SelectorComponent[] {
  const end = selector.findIndex(({ type }) => type === "combinator");
  if (end < 0) {
    return selector;
  }
  const first = selector.slice(0, end);
  const before = classes(first);
  return before.length > 0 &&
    first.every(({ type }) => type !== "type") &&
    before.every((name) => STATES.includes(name))
    ? firstCompound(selector.slice(end + 1))
    : first;
}

/** The classes in a selector, also inside `:is()`, `:has()` and their like. */
function classes(selector: readonly SelectorComponent[]): string[] {
  return selector.flatMap((part) => {
    if (part.type === "class") {
      return [part.name];
    }
    return part.type === "pseudo-class" && isOfSelectors(part)
      ? part.selectors.flatMap((inner) => classes(inner))
      : [];
  });
}

function isOfSelectors(part: object): part is { readonly selectors: readonly Selector[] } {
  return "selectors" in part && Array.isArray(part.selectors);
}

function component(path: string): Component {
  const source = text(path);
  const imports = [...source.matchAll(/^import "([^"]+\.css)";$/gm)];
  const attributes = [...source.matchAll(/\bclass=(?:"([^"]*)"|\{(.*?)\}(?=\s|\/?>|$))/gms)];
  const states = [...source.matchAll(/\bclassList\.\w+\("([^"]+)"/g)];
  const words = [
    ...attributes.flatMap(([, plain, code]) =>
      code === undefined ? [plain ?? ""] : strings(code),
    ),
    ...states.map(([, name]) => name ?? ""),
  ];
  return {
    sheets: imports.map(([, sheet]) => join(dirname(path), sheet ?? "")),
    uses: new Set(words.flatMap((list) => list.split(/\s+/)).filter((name) => name !== "")),
  };
}

/** What the strings in an expression say, without what a template fills in. */
function strings(code: string): string[] {
  return [...code.replaceAll(/\$\{[^}]*\}/g, " ").matchAll(/"([^"]*)"|`([^`]*)`/g)].map(
    ([, plain, template]) => plain ?? template ?? "",
  );
}

/** Where each class is at home. */
function homes(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [path, { own }] of sheets) {
    for (const name of own) {
      found.set(name, [...(found.get(name) ?? []), path]);
    }
  }
  // What is only ever styled inside of something else is at home wherever that happens.
  for (const [path, { named }] of sheets) {
    for (const name of named) {
      const known = found.get(name) ?? [];
      if (!known.some((home) => sheets.get(home)?.own.has(name)) && !known.includes(path)) {
        found.set(name, [...known, path]);
      }
    }
  }
  return found;
}

describe("style sheets", () => {
  test("there are sheets, components and classes to look at", () => {
    expect(sheets.get(join("phone", "Tabs.css"))?.own).toContain("tabs");
    expect(components.get(join("screen", "Corner.tsx"))?.uses).toContain("corner-quiet");
    expect(components.get(join("theme", "Button.tsx"))?.uses).toContain("button");
  });

  test("a component imports the sheet of its name, and at least two share any other", () => {
    const wrong = pageSheets.flatMap(([path]) => {
      const users = [...components].filter(([, { sheets }]) => sheets.includes(path));
      const namesake = path.replace(/\.css$/, ".tsx");
      const named = /^[A-Z]/.test(basename(path));
      return (named ? users.some(([user]) => user === namesake) : users.length > 1) ? [] : [path];
    });
    expect(wrong).toEqual([]);
  });

  test("every measure and colour that is named is defined somewhere", () => {
    const sources = files.filter((path) => /\.(css|tsx)$/.test(path)).map(text);
    const matches = (pattern: RegExp) =>
      sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name));
    const defined = new Set(matches(/["\s{;](--[\w-]+)"?\s*:/g));
    const named = matches(/var\((--[\w-]+)\)/g);
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((name) => !defined.has(name))).toEqual([]);
  });

  test("the theme is in layers", () => {
    const layered = [...text("theme/theme.css").matchAll(/^@import "\.\/(.*)" layer\(\w+\);$/gm)];
    const others = [...sheets.keys()].filter(inTheme).map((path) => basename(path));
    expect(layered.map(([, name]) => name).sort()).toEqual(
      others.filter((name) => name !== "theme.css" && name !== "tokens.css").sort(),
    );
  });

  test("no class is styled by two sheets, nor an element by its name alone", () => {
    const twice = [...homes()].filter(([, paths]) => paths.length > 1);
    expect(twice).toEqual([]);
    const bare = pageSheets.flatMap(([path, { bare }]) =>
      bare.filter((name) => !name.startsWith("html")).map((name) => `${name} in ${path}`),
    );
    expect(bare).toEqual([]);
  });

  test("a component imports the sheets of the classes that it uses", () => {
    const known = homes();
    const missing = [...components].flatMap(([path, { sheets, uses }]) =>
      [...uses]
        .filter((name) => !STATES.includes(name))
        .filter((name) => !(known.get(name) ?? []).some((at) => inTheme(at) || sheets.includes(at)))
        .map((name) => `${name} in ${path}`),
    );
    expect(missing).toEqual([]);
  });

  test("no rule is dead: every class is used by a component", () => {
    const dead = [...sheets].flatMap(([path, { own, named }]) => {
      const users = [...components.values()].filter(
        ({ sheets }) => inTheme(path) || sheets.includes(path),
      );
      const used = (name: string, by: readonly Component[]) =>
        by.some(({ uses }) => uses.has(name));
      return [...named]
        .filter((name) => !used(name, own.has(name) ? users : [...components.values()]))
        .map((name) => `${name} in ${path}`);
    });
    expect(dead).toEqual([]);
  });
});
