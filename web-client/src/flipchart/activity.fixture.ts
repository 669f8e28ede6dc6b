/** An activity for tests of flipcharts: a sheet whose names in documents are old, one whose are not, texts. */
import { type Activity, readActivity } from "../protocol/activity";

const category = (id: string, name: string) => ({
  id,
  name,
  short: name,
  colour: "navy",
  icon: "people",
});

const head = (id: string) => ({ id, title: id, short: id, colour: "blue" });

export const activity: Activity = readActivity({
  format: 2,
  id: "some",
  version: 1,
  languages: ["en"],
  title: "Some activity",
  roles: [{ id: "presenter", name: "Presenter" }],
  sheets: [
    {
      ...head("players"),
      kind: "cards",
      categories: [category("gov", "Government"), category("civic", "Civic groups")],
      stars: true,
      map: true,
      notes: true,
      links: { one: "tie", many: "ties" },
      rounds: [{ id: "targeted", title: "Second look", about: "challenge" }],
    },
    { ...head("ideas"), kind: "cards" },
    {
      ...head("texts"),
      kind: "text",
      fields: [
        {
          id: "challenge",
          title: "Challenge",
          choices: {
            id: "challengeSource",
            title: "From where?",
            options: [
              { id: "case", text: "Paper" },
              { id: "own", text: "Ourselves" },
            ],
          },
        },
        { id: "strategy", title: "Strategy" },
        { id: "pitch", title: "Pitch", spoken: true },
      ],
    },
  ],
  phases: [
    {
      ...head("scan"),
      length: 300,
      clock: "whole",
      screen: "found",
      sheet: "players",
      prompt: { lead: "", text: "" },
    },
  ],
  wordsPerMinute: 140,
});
