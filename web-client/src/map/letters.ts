/**
 * How wide words are, and how they are broken into lines. The widths are of the pages' own type at its
 * boldest, rounded up: a map is laid out alike on every device, also where there is nothing to measure with.
 */

/** Where a letter begins to be as wide as it is high: the scripts of East Asia, and pictures. */
const WIDE =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3ffff}]/u;
const NONE = /[\p{M}\p{Cf}]/u;

/** Widths in hundredths, with the letters that are no wider. */
const LATIN: readonly (readonly [number, string])[] = [
  [30, " .,:;'’|!iíìjl·"],
  [36, "()[]/Il"],
  [45, "frt1-–JÍ"],
  [59, "aceksuvxyzEFLáéúàèùâêûäëüçñ"],
  [64, "bdghnopqTóòôöõ7"],
  [70, "0234568 9BPRSYZÉÈË$?+="],
  [79, "wACDGHKNOQUVXÁÓÚÑÜÖÄ"],
];
const widths = new Map(
  LATIN.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width / 100] as const)),
);

function letterWidth(letter: string): number {
  const known = widths.get(letter);
  return known ?? (NONE.test(letter) ? 0 : WIDE.test(letter) ? 1.05 : 0.98);
}

/** How wide a text is, as a multiple of its size. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    width += letterWidth(letter);
  }
  return width;
}

/** The text, or so much of its beginning as fits into a width, with an ellipsis. */
export function shortened(text: string, most: number): string {
  if (widthOf(text) <= most) {
    return text;
  }
  let kept = "";
  let width = widthOf("…");
  for (const letter of text) {
    width += letterWidth(letter);
    if (width > most) {
      break;
    }
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** A name in one line, or else in two of about the same width; what does not fit ends in an ellipsis. */
export function inLines(name: string, most: number): string[] {
  const words = name.trim().split(/\s+/u);
  const whole = words.join(" ");
  if (widthOf(whole) <= most || words.length === 1) {
    return [shortened(whole, most)];
  }
  let best: [string, string] = [whole, ""];
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < words.length; at++) {
    const lines: [string, string] = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    // The first line must fit: of the second the end may be missing.
    const first = widthOf(lines[0]);
    const widest = Math.max(first > most ? 10 * first : first, widthOf(lines[1]));
    if (widest < least) {
      least = widest;
      best = lines;
    }
  }
  return best.map((line) => shortened(line, most));
}
