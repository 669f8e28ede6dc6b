/**
 * Whether a facilitator can name an entry of this key, so as to hide it (SPEC F4). A slash would end a
 * card's part in the key of a star.
 *
 * @param reserved the ids of the activity's fields and roles, which are hidden by their names, too
 */
export function isEntryId(key: string, reserved: Pick<ReadonlySet<string>, "has">): boolean {
  return /^[!-.0-~]{1,80}$/.test(key) && !reserved.has(key);
}

const LETTERS = "0123456789abcdefghijklmnopqrstuv";

/** A random id of 80 bits; `crypto.randomUUID` does not exist on plain HTTP. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => LETTERS[byte & 31]).join("");
}

/** The ids under which a card stands in the flipchart: its own and its twins'. */
export function idsOf(card: {
  readonly id: string;
  readonly twins?: readonly { readonly id: string }[];
}): string[] {
  return [card.id, ...(card.twins ?? []).map(({ id }) => id)];
}
