import { readdirSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { chooseLanguage, fetchWordsOfNew, language, setLanguage } from "./language";
import { languages } from "./languages";
import { makeTranslate } from "./translate";
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
  const parts = readdirSync(`${import.meta.dirname}/en`).map((file) => file.replace(/\.ts$/, ""));

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
