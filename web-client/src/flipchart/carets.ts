/** Where in a text somebody is, as devices tell each other (SPEC F3): in a file of its own, as the script of Yjs for it. */
import * as Y from "yjs";

/** An index in a text, to be told. */
export function placeAt(text: Y.Text, index: number): unknown {
  return Y.relativePositionToJSON(
    // As in the field: a caret stays at its left neighbour, or at the beginning.
    Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length), -1),
  );
}

/** The index in a text now of what was told; null when it lies elsewhere or cannot be found. */
export function indexIn(text: Y.Text, told: unknown): number | null {
  const place = position(told);
  // Asked for a root that is not there, Yjs would make it.
  if (text.doc === null || !(place?.tname == null || text.doc.share.has(place.tname))) {
    return null;
  }
  try {
    const absolute = place && Y.createAbsolutePositionFromRelativePosition(place, text.doc);
    return absolute?.type === text ? absolute.index : null;
  } catch {
    return null;
  }
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
