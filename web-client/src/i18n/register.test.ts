/** In Spanish a phone speaks to its owner: to one person, and so of one person's table. */
import { expect, test } from "vitest";

/** What dashboards and papers say is said to other people, and of tables to all who sit there. */
const others = /facilitator|create|screen|recovery|device/;
const catalogues = Object.entries(
  import.meta.glob<Record<string, unknown>>("./es/*.ts", { eager: true }),
).filter(([path]) => !others.test(path));

test.each(catalogues)("%s calls a table by one word", (_, catalogue) => {
  expect(JSON.stringify(catalogue)).not.toMatch(/\bsu mesa\b/i);
});

test.each(Object.entries(import.meta.glob<object>("./es/*.ts", { eager: true })))(
  "%s calls who facilitates by one word",
  (_, catalogue) => {
    expect(JSON.stringify(catalogue)).not.toMatch(
      /\b(?<!enlace )(?:a|de|con|:) la facilitación\b|facilitador/i,
    );
  },
);

/** All texts in the catalogues, each with the file that it is in. */
const texts = Object.entries(import.meta.glob<object>("./es/*.ts", { eager: true })).flatMap(
  ([path, catalogue]) =>
    [...JSON.stringify(catalogue).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(
      ([, text = ""]) => `${path}: ${text}`,
    ),
);

test("no sentence speaks to one reader and to several, or to one as if that were several", () => {
  const toOne =
    /\b(?:escanea|abre|toca|pulsa|escribe|elige|arrastra|copia|pide|guarda|revisa|mira|espera|prueba|vuelve) /i;
  const toOthers = /\b(?:abran|escriban|elijan|toquen|pidan|miren|ustedes|sentarse)\b/i;
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter((text) => toOne.test(text) && toOthers.test(text))).toEqual([]);
});

test("who facilitates is asked how one is doing, and not how several are", () => {
  const toFacilitators = texts.filter((text) =>
    /^\.\/es\/(?:facilitator|time|create)\.ts/.test(text),
  );
  expect(toFacilitators.filter((text) => /\bc[óo]mo van\b|\bustedes\b/i.test(text))).toEqual([]);
});

test("numbers are written as the activity writes them: with a comma between thousands", () => {
  expect(texts.filter((text) => /\d[.]\d{3}\b/.test(text))).toEqual([]);
});

test("there are words of a phone's own table", () => {
  expect(JSON.stringify(catalogues)).toMatch(/\btu mesa\b/i);
});
