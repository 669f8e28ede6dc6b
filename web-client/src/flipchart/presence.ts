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

/** Reads the others' states; what is not of the agreed shape is left out. */
export function readWriters(awareness: Awareness): Writer[] {
  const writers: Writer[] = [];
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
    writers.push({
      clientId,
      id,
      name: name.slice(0, NAME_LENGTH),
      field: typeof field === "string" ? field : null,
      anchor: position(anchor),
      head: position(head),
    });
  }
  return writers.sort((a, b) => a.clientId - b.clientId);
}

function position(json: unknown): Y.RelativePosition | null {
  if (typeof json !== "object" || json === null) {
    return null;
  }
  try {
    return Y.createRelativePositionFromJSON(json);
  } catch {
    return null;
  }
}

/** The index of a position in a text now; null when it lies elsewhere or cannot be found. */
export function indexIn(text: Y.Text, place: Y.RelativePosition | null): number | null {
  if (place === null || text.doc === null) {
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
          index > 0 ? -1 : 0,
        ),
      );
    next.anchor = at(place.anchor);
    next.head = at(place.head);
  }
  if (JSON.stringify(next) !== JSON.stringify(state)) {
    awareness.setLocalState(next);
  }
}
