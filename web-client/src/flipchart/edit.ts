import type { Replacement } from "./delta";

/**
 * The smallest replacement that turns `before` into `after`: letters that stayed are not taken for
 * written anew, since somebody else may have removed them meanwhile. Where it could lie at several
 * places, as a letter typed among equal letters, it lies before the caret. It never cuts a surrogate
 * pair, and leaves marks with their letters.
 */
export function editBetween(before: string, after: string, caret: number): Replacement | null {
  if (before === after) {
    return null;
  }
  const shorter = before.length < after.length ? before : after;
  let start = commonStart(before, after, shorter.length);
  let end = commonEnd(before, after, shorter.length);
  if (start + end > shorter.length) {
    const [least, most] = [shorter.length - start, end];
    end = Math.min(Math.max(after.length - caret, least), most);
    // Between two letters that share a half, as emoji do, it may as well lie one further, and parts neither.
    if (cuts(shorter, shorter.length - end)) {
      end += end < most ? 1 : -1;
    }
    start = shorter.length - end;
  }
  if (cuts(before, start) || cuts(after, start)) {
    start -= 1;
  }
  if (cuts(before, before.length - end) || cuts(after, after.length - end)) {
    end -= 1;
  }
  // A neighbour's words could come between a new letter and the mark of the old one.
  end -= joined.exec(after.slice(after.length - end))?.[0].length ?? 0;
  return {
    index: start,
    removed: before.length - end - start,
    inserted: after.slice(start, after.length - end),
  };
}

/** What belongs to the letter before it: combining marks, joiners, skin tones. */
const joined = /^[\p{M}\p{Emoji_Modifier}\u200d]*/u;

function commonStart(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) {
    length += 1;
  }
  return length;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}

/** Whether a cut at `index` would part a surrogate pair. */
function cuts(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) {
    return false;
  }
  const left = text.charCodeAt(index - 1);
  const right = text.charCodeAt(index);
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff;
}
