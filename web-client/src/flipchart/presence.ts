import type { Awareness } from "y-protocols/awareness";

/** Where somebody else at the table is (SPEC F3). */
export interface Writer {
  readonly clientId: number;
  /** The participant's id. */
  readonly id: string;
  readonly name: string;
  /** The field they are in, null when in none. */
  readonly field: string | null;
  /** Where in its text they are, as that device says it (carets.ts). */
  readonly anchor: unknown;
  readonly head: unknown;
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
      anchor,
      head,
    });
  }
  return writers.sort((a, b) => a.clientId - b.clientId);
}

/** Tells the others which field this device is in, and where in its text (carets.ts). */
export function publishPlace(
  awareness: Awareness,
  field: string | null,
  place: { readonly anchor: unknown; readonly head: unknown } | null,
): void {
  const state = awareness.getLocalState();
  if (state === null) {
    return;
  }
  const next = { user: state.user, field, ...place };
  if (JSON.stringify(next) !== JSON.stringify(state)) {
    awareness.setLocalState(next);
  }
}
