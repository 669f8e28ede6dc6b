import { signal } from "@preact/signals";
import { Awareness } from "y-protocols/awareness";
import { Doc } from "yjs";
import { activity } from "./activity.fixture";
import { Board } from "./board";

/** A board of one device at a table, as a test needs it. */
export function someBoard(
  change: Partial<ConstructorParameters<typeof Board>[0]> = {},
  doc = new Doc(),
): Board {
  return new Board({
    doc,
    awareness: new Awareness(doc),
    activity,
    me: { id: "p1", name: "Amara" },
    locked: signal(false),
    hidden: signal(new Set<string>()),
    people: signal(new Map()),
    drafts: { of: () => signal(""), namesFrom: () => [] },
    ...change,
  });
}
