import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { languageFor, readActivity } from "./activity";

const app = resolve(import.meta.dirname, "../../../server/app/src");
const folders = ["main/resources/activities", "test/resources/activities"];
const files = folders.flatMap((folder) =>
  readdirSync(resolve(app, folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => `${folder}/${name}`),
);
const json = (file: string): unknown => JSON.parse(readFileSync(resolve(app, file), "utf8"));
const builtIn = json("main/resources/activities/tech-innovation.json");

describe("the activity", () => {
  test.each(files)(
    "[A8] %s is read in each of its languages, and its parts fit together",
    (file) => {
      const { languages } = readActivity(json(file));
      for (const language of languages) {
        const activity = readActivity(json(file), [language]);
        expect(activity.language).toBe(language);
        const sheets = new Set(activity.sheets.map(({ id }) => id));
        for (const phase of activity.phases) {
          expect(phase.sheet === null || sheets.has(phase.sheet)).toBe(true);
        }
        expect(activity.wordsPerMinute).toBeGreaterThan(0);
      }
    },
  );

  test("[A8] is read in the first language that a reader prefers and that it has, else in its own", () => {
    expect(readActivity(builtIn, ["es"]).title).toBe("Tecnología + innovación");
    expect(readActivity(builtIn, ["es-MX", "en"]).language).toBe("es");
    expect(readActivity(builtIn, ["ar", "en-GB"]).language).toBe("en");
    expect(readActivity(builtIn, ["ar"]).language).toBe("en");
    expect(readActivity(builtIn).language).toBe("en");
  });

  test.each([
    [["zh-Hans", "zh-Hant"], ["zh-Hant-TW"], "zh-Hant"],
    [["sr-Cyrl", "sr-Latn"], ["sr-Latn-RS"], "sr-Latn"],
    [["sr-Cyrl", "sr-Latn"], ["sr"], "sr-Cyrl"],
    [["en", "pt-BR", "pt-PT"], ["pt-AO", "en"], "pt-BR"],
    [["en", "zh-Hant"], ["de", "ZH-HANT"], "zh-Hant"],
  ])("[A8] of %j, who prefers %j reads %s", (languages, preferred, language) => {
    expect(languageFor(languages, preferred)).toBe(language);
  });

  test("[A8] can be kept, and be read again in another language", () => {
    const kept = JSON.parse(JSON.stringify(readActivity(builtIn, ["en"]).file));
    expect(readActivity(kept, ["es"]).language).toBe("es");
  });

  test("[A1] colours and icons have their present names, whatever the file calls them", () => {
    const old = JSON.parse(JSON.stringify(builtIn));
    old.sheets[0].colour = "scan";
    old.sheets[0].categories[0].colour = "gov";
    old.sheets[0].categories[0].icon = "gov";
    const [sheet] = readActivity(old).sheets;
    expect(sheet?.colour).toBe("blue");
    expect(sheet?.kind === "cards" && sheet.categories[0]).toMatchObject({
      colour: "navy",
      icon: "building",
    });
  });

  const spec = readFileSync(resolve(app, "../../SPEC.md"), "utf8");
  const [, example = ""] = spec.match(/^## 5\..*?```json\n(.*?)```/ms) ?? [];
  // The server's LeftOutTest holds this list to what the server takes.
  const list = readFileSync(resolve(app, "test/resources/activities/may-be-left-out.txt"), "utf8");
  const leftOut = list.trim().split("\n");

  test.each(leftOut)("[A5] is read without %s, and where that is null", (path) => {
    for (const value of [undefined, null]) {
      const file = JSON.parse(example);
      expect(put(file, path.split("."), value)).toBe(true);
      for (const language of ["en", "es"]) {
        expect(() => readActivity(file, [language])).not.toThrow();
      }
    }
  });

  test("[A5] is read without anything that may be left out", () => {
    const file = JSON.parse(example);
    for (const path of leftOut) {
      put(file, path.split("."), null);
    }
    const { phases, places } = readActivity(file);
    expect(places).toEqual([]);
    expect(phases[0]?.prompt).toEqual({ lead: "", text: "" });
  });
});

/** Puts something at a place in all entries of its lists; yields whether anything was there. */
function put(node: unknown, [name = "", ...rest]: string[], value: unknown): boolean {
  const key = name.replace("[]", "");
  const around = node as Record<string, unknown> | null;
  if (around === null || !(key in around)) {
    return false;
  }
  if (rest.length === 0) {
    around[key] = value;
    return true;
  }
  const inner = name === key ? [around[key]] : (around[key] as unknown[] | null);
  return (inner ?? []).map((each) => put(each, rest, value)).includes(true);
}
