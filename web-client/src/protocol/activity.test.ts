import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readActivity } from "./activity";

const folder = resolve(import.meta.dirname, "../../../server/app/src/main/resources/activities");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe("the activity", () => {
  test.each(files)("[A] the built-in %s is read, and its phases and steps fit together", (file) => {
    const activity = readActivity(JSON.parse(readFileSync(resolve(folder, file), "utf8")));
    const steps = new Set(activity.steps.map((step) => step.id));
    for (const phase of activity.phases) {
      if (phase.step !== null) {
        expect(steps).toContain(phase.step);
      }
    }
    expect(activity.sectors).toHaveLength(7);
    expect(activity.wordsPerMinute).toBeGreaterThan(0);
  });
});
