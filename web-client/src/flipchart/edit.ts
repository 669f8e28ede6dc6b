import type { Replacement } from "./delta";

/**
 * The one replacement that turns `before` into `after`. What lies behind the caret is taken as
 * untouched where that fits, so that a letter typed among equal letters lands where it was typed. It
 * never cuts a surrogate pair.
 */
export function editBetween(before: string, after: string, caret: number): Replacement | null {
  if (before === after) {
    return null;
  }
  const tail = after.slice(caret);
  const shorter = Math.min(before.length, after.length);
  let end: number;
  let start: number;
  if (tail.length <= shorter && before.endsWith(tail)) {
    end = tail.length;
    start = commonStart(before, after, shorter - end);
  } else {
    start = commonStart(before, after, shorter);
    end = commonEnd(before, after, shorter - start);
  }
  if (cuts(before, start) || cuts(after, start)) {
    start -= 1;
  }
  if (cuts(before, before.length - end) || cuts(after, after.length - end)) {
    end -= 1;
  }
  return {
    index: start,
    removed: before.length - end - start,
    inserted: after.slice(start, after.length - end),
  };
}

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
