/**
 * Whether a facilitator can name an entry of this key, so as to hide it (SPEC F4). A slash would end a
 * player's part in the key of a star.
 */
export function isEntryId(key: string): boolean {
  return /^[!-.0-~]{1,80}$/.test(key) && !["challenge", "pitch", "presenter"].includes(key);
}

const LETTERS = "0123456789abcdefghijklmnopqrstuv";

/** A random id of 80 bits; `crypto.randomUUID` does not exist on plain HTTP. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => LETTERS[byte & 31]).join("");
}

/** The ids under which a player, or an entry, stands in the flipchart: its own and its twins'. */
export function idsOf(player: {
  readonly id: string;
  readonly twins?: readonly { readonly id: string }[];
}): string[] {
  return [player.id, ...(player.twins ?? []).map(({ id }) => id)];
}
