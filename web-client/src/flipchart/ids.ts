const LETTERS = "0123456789abcdefghijklmnopqrstuv";

/** A random id of 80 bits; `crypto.randomUUID` does not exist on plain HTTP. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => LETTERS[byte & 31]).join("");
}
