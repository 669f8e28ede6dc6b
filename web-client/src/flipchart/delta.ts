/** Changes of a text as steps over it, and how two changes that were made at once pass each other. */

/** Keep so many code units, remove so many, or put these in. */
export type Step =
  | { readonly keep: number }
  | { readonly remove: number }
  | { readonly put: string };
export type Delta = readonly Step[];

/** One replacement: at `index`, `removed` code units give way to `inserted`. */
export interface Replacement {
  readonly index: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * What is put in comes behind what it replaces. Yjs puts letters behind removed ones too: if they stood
 * before, the next letter would be parted from them by what a neighbour wrote between.
 */
export function deltaOf({ index, removed, inserted }: Replacement): Delta {
  const steps: Step[] = [];
  if (index > 0) {
    steps.push({ keep: index });
  }
  if (removed > 0) {
    steps.push({ remove: removed });
  }
  if (inserted !== "") {
    steps.push({ put: inserted });
  }
  return steps;
}

/** The delta as replacements to be made one after the other. */
export function replacements(delta: Delta): Replacement[] {
  const out: Replacement[] = [];
  let index = 0;
  for (const step of delta) {
    if ("keep" in step) {
      index += step.keep;
    } else if ("remove" in step) {
      out.push({ index, removed: step.remove, inserted: "" });
    } else {
      out.push({ index, removed: 0, inserted: step.put });
      index += step.put.length;
    }
  }
  return out;
}

export function applyDelta(text: string, delta: Delta): string {
  let result = text;
  for (const { index, removed, inserted } of replacements(delta)) {
    result = result.slice(0, index) + inserted + result.slice(index + removed);
  }
  return result;
}

/** Where a caret at `index` is after the change; one at the very place of an insertion stays before it. */
export function mapIndex(index: number, delta: Delta): number {
  let result = index;
  for (const change of replacements(delta)) {
    if (change.index < result) {
      result = Math.max(change.index, result - change.removed) + change.inserted.length;
    }
  }
  return result;
}

/** Where a caret that is at `index` after the change was before it; one in an insertion was at its place. */
export function mapBack(index: number, delta: Delta): number {
  let before = 0;
  let after = 0;
  for (const step of delta) {
    if ("keep" in step) {
      if (index <= after + step.keep) {
        break;
      }
      before += step.keep;
      after += step.keep;
    } else if ("remove" in step) {
      before += step.remove;
    } else if (index <= after + step.put.length) {
      return before;
    } else {
      after += step.put.length;
    }
  }
  return before + index - after;
}

/** From where to where something is selected; a caret has both at one place. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What is selected after the change: what was, without that which others put in at either edge. */
export function mapRange({ start, end }: Range, delta: Delta): Range {
  const last = mapIndex(end, delta);
  if (start === end) {
    return { start: last, end: last };
  }
  let first = start;
  for (const change of replacements(delta)) {
    if (change.index < first || (change.index === first && change.removed === 0)) {
      first = Math.max(change.index, first - change.removed) + change.inserted.length;
    }
  }
  return { start: Math.min(first, last), end: last };
}

/**
 * The change that does to the text after `other` what `delta` did to the text before it. Of two
 * insertions at one place the first's stands before the second's; `first` says whether `delta` is it.
 */
export function transform(delta: Delta, other: Delta, first: boolean): Delta {
  const out: Step[] = [];
  const mine = new Steps(delta);
  const theirs = new Steps(other);
  while (!mine.done) {
    const step = mine.peek();
    const past = theirs.peek();
    if ("put" in step && (first || !("put" in past))) {
      out.push(mine.take(Number.POSITIVE_INFINITY));
    } else if ("put" in past) {
      out.push({ keep: past.put.length });
      theirs.take(Number.POSITIVE_INFINITY);
    } else {
      const length = Math.min(mine.length(), theirs.length());
      const part = mine.take(length);
      // What the other change removed is neither kept nor removed a second time.
      if (!("remove" in theirs.take(length))) {
        out.push(part);
      }
    }
  }
  return out;
}

/** Walks a delta in pieces; past its end everything is kept. */
class Steps {
  readonly #delta: Delta;
  #at = 0;
  #used = 0;

  constructor(delta: Delta) {
    this.#delta = delta;
  }

  get done(): boolean {
    return this.#at >= this.#delta.length;
  }

  peek(): Step {
    return this.#delta[this.#at] ?? { keep: Number.POSITIVE_INFINITY };
  }

  /** What is left of the present step, in code units of the text. */
  length(): number {
    const step = this.peek();
    if ("put" in step) {
      return 0;
    }
    return ("keep" in step ? step.keep : step.remove) - this.#used;
  }

  take(most: number): Step {
    const step = this.peek();
    if ("put" in step) {
      this.#at += 1;
      return step;
    }
    const left = this.length();
    const length = Math.min(left, most);
    if (length === left) {
      this.#at += 1;
      this.#used = 0;
    } else {
      this.#used += length;
    }
    return "keep" in step ? { keep: length } : { remove: length };
  }
}
