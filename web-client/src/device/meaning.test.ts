import { describe, expect, it } from "vitest";
import type { Kept } from "../connection/kept-here";
import { unsavedWorkshops } from "../connection/kept-here";
import { meaningOf } from "./meaning";

describe("what is kept on a device", () => {
  it.each<[Kept["place"], string, string]>([
    ["device", "charrette-language", "chosenLanguage"],
    ["device", "charrette-name", "name"],
    ["device", "charrette-keys", "keys"],
    ["device", "charrette-join-key/K7M4QX", "joinKey"],
    ["device", "charrette/create/draft/call-key/create/sent", "callKey"],
    ["device", "charrette/K7M4QX2346FG/draft/facilitator/call-key/link/sent", "callKey"],
    ["device", "charrette/join/draft/name", "joinDraft"],
    ["device", "charrette/create/draft/name", "createDraft"],
    ["device", "charrette/K7M4QX2346FG/draft/table-1/player", "draft"],
    ["device", "charrette/K7M4QX2346FG/state", "state"],
    ["device", "charrette/K7M4QX2346FG/activity", "activity"],
    ["device", "charrette/K7M4QX2346FG/dismissed", "dismissed"],
    ["device", "charrette/K7M4QX2346FG/brought-back-noted", "dismissed"],
    ["device", "charrette/K7M4QX2346FG/tidings", "tidings"],
    ["device", "charrette/K7M4QX2346FG/leftover", "leftover"],
    ["device", "charrette/K7M4QX2346FG/1/unsaved", "unsaved"],
    ["device", "charrette/K7M4QX2346FG/1/unsaved/1x9k2p", "unsaved"],
    ["device", "charrette/K7M4QX2346FG/1/1800000000000/unsaved/1x9k2p", "unsaved"],
    ["device", "charrette/K7M4QX2346FG/1/shown", "shown"],
    ["device", "charrette/K7M4QX2346FG/1/1800000000000/thrown-away", "shown"],
    ["device", "charrette-of-another-version", "other"],
    ["tab", "charrette-links-K7M4QX2346FG", "links"],
    ["tab", "charrette/K7M4QX2346FG/help", "help"],
    ["tab", "charrette-untraded/facilitate/K7M4QX2346FG", "untraded"],
    ["tab", "charrette-of-another-version", "other"],
    ["database", "charrette/K7M4QX2346FG/1", "flipchart"],
    ["cookie", "charrette-participant-K7M4QX2346FG", "person"],
    ["cookie", "charrette-facilitator-K7M4QX2346FG", "link"],
    ["cookie", "charrette-browser", "browser"],
  ])("in the %s %s is %s", (place, name, meaning) => {
    expect(meaningOf({ place, name }).meaning).toBe(meaning);
  });

  it("names each workshop once of which words may be nowhere else", () => {
    const kept = [
      "charrette/A/1/unsaved",
      "charrette/A/2/5/unsaved/1x9k2p",
      "charrette/B/state",
    ].map((name): Kept => ({ place: "device", name }));
    expect(unsavedWorkshops(kept)).toEqual(["A"]);
  });
});
