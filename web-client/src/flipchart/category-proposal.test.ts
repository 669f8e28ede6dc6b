import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readActivity } from "../protocol/activity";
import { cardSheetsOf } from "../workshop/focus";
import { CategoryProposer } from "./category-proposal";

const file = new URL(
  "../../../server/app/src/main/resources/activities/tech-innovation.json",
  import.meta.url,
);

function builtIn(language: string): CategoryProposer {
  const activity = readActivity(JSON.parse(readFileSync(file, "utf8")), [language]);
  return new CategoryProposer(cardSheetsOf(activity)[0]?.categories ?? []);
}

const english = builtIn("en");
const spanish = builtIn("es");

describe("the category proposed for a name", () => {
  test.each([
    ["City of Detroit", "gov"],
    ["Chief Data Officer, City of Detroit", "gov"],
    ["Planning department", "gov"],
    ["Wayne County", "gov"],
    ["Living Cities", "net"],
    ["What Works Cities", "net"],
    ["Data Driven Detroit", "civic"],
    ["Detroit Code Brigade", "civic"],
    ["Tech Meetup Detroit", "civic"],
    ["Grand Circus bootcamp", "learn"],
    ["Youngstown Business Incubator", "learn"],
    ["Community Foundation for SE Michigan", "fund"],
    ["United Way", "fund"],
    ["University of Michigan", "anchor"],
    ["Henry Ford Health System", "anchor"],
    ["Army Corps of Engineers", "fed"],
    ["Census Bureau", "fed"],
  ])("%s: %s", (name, category) => {
    expect(english.of(name)).toBe(category);
  });

  test.each([
    ["Ciudad de Detroit", "gov"],
    ["Oficina del alcalde", "gov"],
    ["Brigada de Detroit", "civic"],
    ["Academia de programación", "learn"],
    ["Fundación Knight", "fund"],
    ["Universidad Estatal de Wayne", "anchor"],
    ["Cuerpo de Ingenieros", "fed"],
    // Names of organisations there are English ones.
    ["Wayne State University", "anchor"],
    ["Knight Foundation", "fund"],
  ])("in Spanish: %s: %s", (name, category) => {
    expect(spanish.of(name)).toBe(category);
  });

  test("is none where the words say nothing, or say two at once", () => {
    for (const name of [
      "",
      "  ",
      "Focus: HOPE",
      "Data",
      "Chief Data Officer",
      "Purdue Northwest",
    ]) {
      expect(english.of(name)).toBe("");
    }
  });

  test("comes from whatever activity there is", () => {
    const style = { colour: "navy", icon: "building" } as const;
    const words = { title: null, summary: "", lookForTitle: null, networksTitle: null };
    const category = { ...style, ...words, lookFor: [], networks: [] };
    const proposer = new CategoryProposer([
      { ...category, id: "water", name: "Water", short: "Water", keywords: ["harbour master"] },
      { ...category, id: "land", name: "Land", short: "Land", keywords: [] },
    ]);
    expect(proposer.of("The harbour master")).toBe("water");
    expect(proposer.of("Land registry")).toBe("land");
    expect(new CategoryProposer([]).of("Land registry")).toBe("");
  });
});
