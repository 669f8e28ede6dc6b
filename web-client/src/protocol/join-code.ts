/** Join codes (SPEC T7): six characters without vowels and look-alikes, typed in any manner. */

const ALPHABET = "2346789BCDFGHJKMPQRTVWXY";
export const CODE_LENGTH = 6;

const lookAlikes: Readonly<Record<string, string>> = {
  "0": "Q",
  O: "Q",
  "1": "7",
  I: "7",
  L: "7",
  "5": "6",
  S: "6",
  Z: "2",
  N: "M",
  U: "V",
  A: "4",
  E: "3",
};

/** What was typed as characters of a code; what cannot be one is left out. */
export function normaliseCode(typed: string): string {
  return [...typed.toUpperCase()]
    .map((letter) => lookAlikes[letter] ?? letter)
    .filter((letter) => ALPHABET.includes(letter))
    .join("")
    .slice(0, CODE_LENGTH);
}
