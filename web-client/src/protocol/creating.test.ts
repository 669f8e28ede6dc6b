import { expect, test } from "vitest";
import { readActivities } from "./creating";

test("[H8] a listed activity has no places and no goal where its file says null", () => {
  const listed = { id: "some", version: 1, languages: ["en"], title: "Some", builtIn: false };
  const [choice] = readActivities([{ ...listed, goal: null, place: null, places: null }], []);
  expect(choice).toMatchObject({ goal: "", place: null, places: [], language: "en" });
});
