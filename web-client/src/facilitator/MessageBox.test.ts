import { expect, test } from "vitest";
import { readActivity } from "../protocol/activity";
import { readyIn } from "./MessageBox";

const file = {
  format: 2,
  id: "some",
  version: 1,
  languages: ["es", "en"],
  title: "T",
  sheets: [],
  phases: [
    {
      id: "decide",
      title: "T",
      short: "T",
      length: 60,
      clock: "whole",
      screen: "clock",
      colour: "ink",
      messages: [{ es: "Dos minutos", en: "Two minutes" }, "STOP"],
    },
  ],
};

test.each([
  ["en-GB", "Two minutes"],
  ["es-MX", "Dos minutos"],
  ["fr", "Dos minutos"],
])(
  "[A8] who reads %s sends what is ready in the workshop's language, and knows it in all",
  (reader, text) => {
    const [first, second] = readyIn(readActivity(file, [reader]), "decide");
    expect(first?.text).toBe(text);
    expect(first?.sent).toEqual({ text: "Dos minutos", language: "es" });
    expect(first?.all).toEqual(["Dos minutos", "Two minutes"]);
    expect(second?.sent.text).toBe("STOP");
  },
);

test("in a phase that has no messages none is ready", () => {
  expect(readyIn(readActivity(file), "look")).toEqual([]);
});
