import type { Kept } from "../connection/kept-here";

/** What something that is kept is for. */
export type Meaning =
  | "chosenLanguage"
  | "name"
  | "keys"
  | "joinKey"
  | "callKey"
  | "joinDraft"
  | "createDraft"
  | "draft"
  | "state"
  | "activity"
  | "dismissed"
  | "tidings"
  | "help"
  | "leftover"
  | "unsaved"
  | "shown"
  | "untraded"
  | "links"
  | "flipchart"
  | "offlinePage"
  | "worker"
  | "person"
  | "link"
  | "browser"
  | "other";

/** Until when it is kept, unless it is forgotten before. */
export type Until =
  | "forgotten"
  | "deleted"
  | "workshopDate"
  | "tabClosed"
  | "browserClosed"
  | "moment";

const meanings: readonly [RegExp, Meaning, Until][] = [
  [/^charrette-language$/, "chosenLanguage", "forgotten"],
  [/^charrette-name$/, "name", "forgotten"],
  [/^charrette-keys$/, "keys", "forgotten"],
  [/^charrette-join-key\//, "joinKey", "moment"],
  [/^charrette\/.+\/call-key\//, "callKey", "moment"],
  [/^charrette\/join\/draft\//, "joinDraft", "moment"],
  [/^charrette\/create\/draft\//, "createDraft", "moment"],
  [/^charrette\/[^/]+\/draft\//, "draft", "deleted"],
  [/^charrette\/[^/]+\/state$/, "state", "deleted"],
  [/^charrette\/[^/]+\/activity$/, "activity", "deleted"],
  [/^charrette\/[^/]+\/(?:dismissed|brought-back-noted)$/, "dismissed", "deleted"],
  [/^charrette\/[^/]+\/tidings$/, "tidings", "moment"],
  [/^charrette\/[^/]+\/leftover$/, "leftover", "moment"],
  [/^charrette\/[^/]+\/[\d/]+\/unsaved(?:\/\w+)?$/, "unsaved", "moment"],
  [/^charrette\/[^/]+\/[\d/]+\/(?:shown|thrown-away)$/, "shown", "moment"],
];

const inTabs: readonly [RegExp, Meaning][] = [
  [/^charrette-links-/, "links"],
  [/^charrette\/[^/]+\/help$/, "help"],
  [/^charrette-untraded\//, "untraded"],
];

/** What it is for, and until when; `other` for what no version of these pages is known to keep. */
export function meaningOf({ place, name }: Kept): { meaning: Meaning; until: Until } {
  switch (place) {
    case "device": {
      const [, meaning, until] = meanings.find(([pattern]) => pattern.test(name)) ?? [];
      return { meaning: meaning ?? "other", until: until ?? "forgotten" };
    }
    case "tab": {
      const [, meaning] = inTabs.find(([pattern]) => pattern.test(name)) ?? [];
      return { meaning: meaning ?? "other", until: "tabClosed" };
    }
    case "database":
      return { meaning: "flipchart", until: "forgotten" };
    case "cache":
      return { meaning: "offlinePage", until: "forgotten" };
    case "worker":
      return { meaning: "worker", until: "forgotten" };
    case "cookie":
      return name === "charrette-browser"
        ? { meaning: "browser", until: "browserClosed" }
        : {
            meaning: name.startsWith("charrette-participant-") ? "person" : "link",
            until: "workshopDate",
          };
  }
}
