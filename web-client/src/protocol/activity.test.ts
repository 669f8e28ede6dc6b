import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readActivity } from "./activity";

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
});
