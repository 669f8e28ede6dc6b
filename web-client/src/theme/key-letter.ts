/**
 * The letter of a key, small, or what else it is called. On a keyboard for another alphabet, which has no Latin
 * letters, it is the one that lies there on an American keyboard; on one that has, whatever lies there is not it.
 * A key of another alphabet may put in a mark without a letter, such as a vowel of Thai, or two letters at once.
 */
export function letterOf({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  const isForeign = /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  return (isForeign ? code.replace("Key", "") : key).toLowerCase();
}
