import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";

/** Where somebody else at the table is (SPEC F3). */
export interface Writer {
  readonly clientId: number;
  /** The participant's id. */
  readonly id: string;
  readonly name: string;
  /** The field they are in, null when in none. */
  readonly field: string | null;
  readonly anchor: Y.RelativePosition | null;
  readonly head: Y.RelativePosition | null;
}

const NAME_LENGTH = 40;
/** So many devices of one participant are shown: each caret is looked for at every key. */
const DEVICES = 2;

/**
 * Reads the others' states; what is not of the agreed shape is left out. A state's `user.id` is its
 * participant's (SPEC F3), its name is whatever that device says: who is known by id in `names` has the
 * name that the workshop knows.
 */
export function readWriters(awareness: Awareness, names: ReadonlyMap<string, string>): Writer[] {
  const writers: Writer[] = [];
  const devices = new Map<string, number>();
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === awareness.clientID) {
      continue;
    }
    const { user, field, anchor, head } = state as Record<string, unknown>;
    if (typeof user !== "object" || user === null) {
      continue;
    }
    const { id, name } = user as Record<string, unknown>;
    if (typeof id !== "string" || typeof name !== "string") {
      continue;
    }
    const before = devices.get(id) ?? 0;
    if (before === DEVICES) {
      continue;
    }
    devices.set(id, before + 1);
    writers.push({
      clientId,
      id,
      name: names.get(id) ?? name.slice(0, NAME_LENGTH),
      field: typeof field === "string" ? field : null,
      anchor: position(anchor),
      head: position(head),
    });
  }
  return writers.sort((a, b) => a.clientId - b.clientId);
}

/** Reads a relative position; null when it is none that Yjs would write. */
function position(json: unknown): Y.RelativePosition | null {
  if (typeof json !== "object" || json === null) {
    return null;
  }
  const { type, tname, item, assoc } = json as Record<string, unknown>;
  const named = tname === undefined || typeof tname === "string";
  if (!named || ![type, item].every(isAbsentOrId) || !(assoc === undefined || isWhole(assoc))) {
    return null;
  }
  return Y.createRelativePositionFromJSON(json);
}

function isAbsentOrId(value: unknown): boolean {
  if (value === undefined || value === null) {
    return true;
  }
  const { client, clock } = value as Record<string, unknown>;
  return isWhole(client) && client >= 0 && isWhole(clock) && clock >= 0;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** The index of a position in a text now; null when it lies elsewhere or cannot be found. */
export function indexIn(text: Y.Text, place: Y.RelativePosition | null): number | null {
  if (place === null || text.doc === null) {
    return null;
  }
  // Asked for a root that is not there, Yjs would make it.
  if (place.tname !== null && !text.doc.share.has(place.tname)) {
    return null;
  }
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(place, text.doc);
    return absolute !== null && absolute.type === text ? absolute.index : null;
  } catch {
    return null;
  }
}

/** Tells the others which field this device is in, and where in its text. */
export function publishPlace(
  awareness: Awareness,
  field: string | null,
  place: { text: Y.Text; anchor: number; head: number } | null,
): void {
  const state = awareness.getLocalState();
  if (state === null) {
    return;
  }
  const next: Record<string, unknown> = { user: state.user, field };
  if (place !== null) {
    const at = (index: number) =>
      Y.relativePositionToJSON(
        Y.createRelativePositionFromTypeIndex(
          place.text,
          Math.min(index, place.text.length),
          // As in the field: a caret stays at its left neighbour, or at the beginning.
          -1,
        ),
      );
    next.anchor = at(place.anchor);
    next.head = at(place.head);
  }
  if (JSON.stringify(next) !== JSON.stringify(state)) {
    awareness.setLocalState(next);
  }
}
