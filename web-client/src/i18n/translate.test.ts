import { readdirSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { chooseLanguage, fetchWordsOfNew, language, setLanguage } from "./language";
import { languages } from "./languages";
import { listed, runOn } from "./listed";
import { makeTranslate, standing } from "./translate";
import { type Catalogue, type Template, Words } from "./words";

const en = {
  plain: "Hello",
  greet: "Hello {name}",
  people: { one: "{count} person at {place}", other: "{count} people at {place}" },
} as const;
const es = {
  plain: "Hola",
  greet: "Hola, {name}",
  people: { one: "{count} persona en {place}", other: "{count} personas en {place}" },
};
const t = makeTranslate(new Words(en, { "./es/part.ts": async () => es }));

afterEach(() => setLanguage("en"));

describe("the look-up", () => {
  test("fills in parameters and chooses the plural form of the language", async () => {
    expect(t("plain")).toBe("Hello");
    expect(t("greet", { name: "Jo" })).toBe("Hello Jo");
    expect(t("people", { count: 1, place: "table" })).toBe("1 person at table");
    expect(t("people", { count: 1200, place: "{count}" })).toBe("1,200 people at {count}");
    await setLanguage("es");
    expect(t("people", { count: 1, place: "la mesa" })).toBe("1 persona en la mesa");
  });

  test("keeps elements where the language puts them", () => {
    const name = { type: "b" } as never;
    expect(t.rich("greet", { name })).toEqual(["Hello ", name, ""]);
  });

  test("speaks English where another language's words have not come", async () => {
    await setLanguage("es");
    const late = makeTranslate(new Words(en, { "./es/part.ts": async () => es }));
    expect(late("plain")).toBe("Hello");
    await fetchWordsOfNew();
    expect(late("plain")).toBe("Hola");
  });
});

describe("a name of the other direction", () => {
  const alone = (name: string) => `\u2068${name}\u2069`;

  test("stands by itself in a sentence that is read from right to left, with the sign at its end", async () => {
    await setLanguage("ar");
    expect(t("greet", { name: "Kim & Co." })).toBe(`Hello ${alone("Kim & Co.")}`);
    expect(t.rich("greet", { name: "Kim & Co." })).toEqual(["Hello ", alone("Kim & Co."), ""]);
    expect(standing("Washington, D.C.")).toBe(alone("Washington, D.C."));
    expect(listed(["Data Inc.", "Kim & Co."])).toBe(`${alone("Data Inc.")}, ${alone("Kim & Co.")}`);
  });

  test("stands by itself in one that is read from left to right, where names of that direction need it not", () => {
    expect(t("greet", { name: "السوق (2030)" })).toBe(`Hello ${alone("السوق (2030)")}`);
    expect(t("greet", { name: "Kim & Co." })).toBe("Hello Kim & Co.");
  });

  test("is also a paragraph that runs on behind one of the other direction", () => {
    expect(runOn("Kim & Co.\nالسوق!\nمجانًا.")).toBe(
      `Kim & Co.\n${alone("السوق!")}\n${alone("مجانًا.")}`,
    );
    expect(runOn("Kim & Co.\nData Inc.")).toBe("Kim & Co.\nData Inc.");
  });

  test("is none where there is no letter: a list of numbers goes the way of the page", async () => {
    await setLanguage("ar");
    expect(t("greet", { name: "1, 4 …" })).toBe("Hello 1, 4 …");
  });
});

test("a language that lacks a word says it in English", async () => {
  const { plain: _, ...most } = es;
  const say = makeTranslate(new Words(en, { "./es/part.ts": async () => most }));
  await setLanguage("es");
  expect(say("plain")).toBe("Hello");
  expect(say("greet", { name: "Jo" })).toBe("Hola, Jo");
});

test("a language whose words cannot be had is not turned to, and can be asked for again", async () => {
  let reachable = false;
  const words = new Words(en, {
    "./es/part.ts": async () => {
      if (!reachable) {
        throw new Error("no network");
      }
      return es;
    },
  });
  const say = makeTranslate(words);
  await expect(setLanguage("es")).rejects.toThrow("no network");
  expect(language.value).toBe("en");
  reachable = true;
  await setLanguage("es");
  expect(say("plain")).toBe("Hola");
});

test("the address decides the language, then the earlier choice, then the browser", () => {
  expect(chooseLanguage("?lang=es", "en", ["en-US"])).toBe("es");
  expect(chooseLanguage("?lang=tlh", "es", ["en-US"])).toBe("es");
  expect(chooseLanguage("", null, ["fr-FR", "es-MX", "en"])).toBe("es");
  expect(chooseLanguage("", null, ["fr"])).toBe("en");
});

describe("the catalogues", () => {
  const parts = readdirSync(`${import.meta.dirname}/en`)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.replace(/\.ts$/, ""));

  const formsOf = (template: Template) =>
    typeof template === "string" ? [template] : Object.values(template);
  const parametersOf = (form: string) =>
    new Set([...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));

  test.each(parts)("%s: every language has the same keys and parameters", async (part) => {
    const [english, ...others] = await Promise.all(
      languages.map(async (lang) => {
        const module = (await import(`./${lang}/${part}.ts`)) as Record<string, Catalogue>;
        return module[part];
      }),
    );
    expect(english, "a file of words has them under its own name").toBeDefined();
    for (const other of others) {
      expect(Object.keys(other ?? {}).sort()).toEqual(Object.keys(english ?? {}).sort());
      for (const [key, template] of Object.entries(english ?? {})) {
        const wanted = parametersOf(formsOf(template).at(-1) ?? "");
        for (const form of formsOf(other?.[key] ?? "")) {
          expect(form.trim(), key).not.toBe("");
          expect(new Set([...parametersOf(form), "count"]), key).toEqual(
            new Set([...wanted, "count"]),
          );
        }
      }
    }
  });

  test.each(parts.filter((part) => part !== "shared"))(
    "%s: no key hides a shared one",
    async (part) => {
      const own = (await import(`./en/${part}.ts`)) as Record<string, Catalogue>;
      const { shared } = await import("./en/shared");
      expect(Object.keys(own[part] ?? {}).filter((key) => key in shared)).toEqual([]);
    },
  );
});
