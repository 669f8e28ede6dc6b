import { readdirSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { chooseLanguage, language, languages } from "./language";
import { type Catalogue, makeTranslate, type Template } from "./translate";

const en = {
  plain: "Hello",
  greet: "Hello {name}",
  people: { one: "{count} person at {place}", other: "{count} people at {place}" },
} as const;
const t = makeTranslate<typeof en>({
  en,
  es: {
    plain: "Hola",
    greet: "Hola, {name}",
    people: { one: "{count} persona en {place}", other: "{count} personas en {place}" },
  },
});

afterEach(() => {
  language.value = "en";
});

describe("the look-up", () => {
  test("fills in parameters and chooses the plural form of the language", () => {
    expect(t("plain")).toBe("Hello");
    expect(t("greet", { name: "Jo" })).toBe("Hello Jo");
    expect(t("people", { count: 1, place: "table" })).toBe("1 person at table");
    expect(t("people", { count: 1200, place: "{count}" })).toBe("1,200 people at {count}");
    language.value = "es";
    expect(t("people", { count: 1, place: "la mesa" })).toBe("1 persona en la mesa");
  });

  test("keeps elements where the language puts them", () => {
    const name = { type: "b" } as never;
    expect(t.rich("greet", { name })).toEqual(["Hello ", name, ""]);
  });
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
