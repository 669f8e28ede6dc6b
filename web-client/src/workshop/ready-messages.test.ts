import { expect, test } from "vitest";
import { readActivity } from "../protocol/activity";
import { messageAsRead } from "./ready-messages";

const phase = (id: string, messages: readonly unknown[]) => ({
  id,
  title: "T",
  short: "T",
  length: 60,
  clock: "whole",
  screen: "clock",
  colour: "ink",
  messages,
});

const file = {
  format: 2,
  id: "some",
  version: 1,
  languages: ["es", "en", "ar"],
  title: "T",
  sheets: [],
  phases: [
    phase("look", []),
    phase("decide", ["STOP", { es: "Dos minutos ", en: "Two minutes", ar: "دقيقتان" }]),
    phase("tell", [{ es: "Siéntense.", en: "Sit down.", ar: "OK!" }]),
  ],
};

test.each([
  ["en-GB", "Two minutes", "Sit down.", { lang: "en", dir: "ltr" }],
  ["es-MX", "Dos minutos", "Siéntense.", { lang: "es", dir: "ltr" }],
  ["fr", "Dos minutos", "Siéntense.", { lang: "es", dir: "ltr" }],
  ["ar", "دقيقتان", "\u2068OK!\u2069", { lang: "ar", dir: "rtl" }],
])(
  "[A8] who reads %s reads a message that was ready in theirs, whoever sent it in which",
  (reader, minutes, sit, said) => {
    const activity = readActivity(file, [reader]);
    for (const sent of ["Dos minutos", "Two minutes", "دقيقتان"]) {
      expect(messageAsRead(sent, activity)).toEqual({ words: minutes, said });
    }
    expect(messageAsRead("Siéntense.", activity)).toEqual({ words: sit, said });
  },
);

test("[A8] what somebody typed is shown as it is, in no language that a page claims", () => {
  const activity = readActivity(file, ["en"]);
  expect(messageAsRead("Dos minutos más", activity)).toEqual({
    words: "Dos minutos más",
    said: { lang: "" },
  });
});
