/** When two names are likely to be of the same thing. Nothing is merged by it; people are asked. */

/** So many names are compared with each other; a table has some dozen. */
const MOST_COMPARED = 200;

/** What has more letters is no word, but may be meant to keep phones busy. */
const LONGEST_WORD = 40;

/** Articles, small words and legal forms, which people leave out or write differently. */
const small = new Set(
  (
    "the a an of and at for in on to s inc incorporated llc llp ltd limited co corp corporation company " +
    "plc nonprofit el la los las un una de del y e en para al sa sl srl ac cv"
  ).split(" "),
);

/**
 * The words of a name in lower case, without accents, punctuation, articles and legal forms. Of a name
 * that has nothing else, those stay.
 */
export function wordsOf(name: string): string[] {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}|['’`´]/gu, "")
    .replace(/\b(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll(".", ""))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !small.has(word));
  return telling.length > 0 ? telling : words;
}

/** The word as it is in the singular, as far as that can be told from its end. */
export function singular(word: string): string {
  if (/\P{L}/u.test(word) || word.length < 4) {
    return word;
  }
  return word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
}

/** A name in the forms in which it is compared. */
interface Form {
  readonly words: readonly string[];
  readonly closed: string;
  readonly initials: readonly string[];
}

function formsOf(name: string): Form[] {
  // "Data Driven Detroit (D3)" is also known without what stands in brackets.
  const plain = name.replace(/\([^()]*\)/g, " ");
  return [...new Set([name, plain])].map(formOf).filter(({ words }) => words.length > 0);
}

function formOf(name: string): Form {
  const words = wordsOf(name).map(singular).sort();
  const all =
    name
      .normalize("NFKD")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const initials = [all, all.filter((word) => !small.has(word))]
    .map((some) => some.map((word) => word.slice(0, 1)).join(""))
    .filter((letters) => letters.length > 2);
  return { words, closed: wordsOf(name).join(""), initials };
}

/** Whether two names are likely to be of the same thing. */
export function alike(a: string, b: string): boolean {
  return sameIn(formsOf(a), formsOf(b));
}

function sameIn(a: readonly Form[], b: readonly Form[]): boolean {
  return a.some((one) => b.some((other) => sameForm(one, other)));
}

function sameForm(a: Form, b: Form): boolean {
  return (
    a.closed === b.closed || isShortFor(a, b) || isShortFor(b, a) || sameWords(a.words, b.words)
  );
}

/** Whether the one is made of the first letters of the other: NNIP. */
function isShortFor(a: Form, b: Form): boolean {
  return a.words.length === 1 && b.words.length > 1 && b.initials.includes(a.closed);
}

/** The same words in whatever order, but for a slip of the thumb in one of them. */
function sameWords(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) {
    return false;
  }
  const left = [...b];
  const odd = a.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) {
      left.splice(at, 1);
    }
    return at < 0;
  });
  const [mine, theirs] = [odd[0], left[0]];
  return (
    odd.length === 0 ||
    (odd.length === 1 && mine !== undefined && theirs !== undefined && isSlip(mine, theirs))
  );
}

/** Whether a word could be the other mistyped. Numbers and short words mean something else then. */
function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || shorter > LONGEST_WORD || /\p{N}/u.test(a + b)) {
    return false;
  }
  return isWithin(shorter < 9 ? 1 : 2, a, b);
}

/**
 * Whether no more letters were left out, added, changed, or swapped with their neighbour. Only what lies
 * so near to the diagonal can be reached: hundreds of long names are compared with each other.
 */
function isWithin(most: number, a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > most) {
    return false;
  }
  const empty = () => new Array<number>(b.length + 1).fill(Number.POSITIVE_INFINITY);
  let [before, last, row] = [empty(), empty(), empty()];
  for (let j = 0; j <= Math.min(most, b.length); j++) {
    last[j] = j;
  }
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(0, i - most);
    if (first > 0) {
      row[first - 1] = Number.POSITIVE_INFINITY;
    }
    let nearest = Number.POSITIVE_INFINITY;
    for (let j = first; j <= Math.min(b.length, i + most); j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(before, j - 2) + 1);
      }
      row[j] = least;
      nearest = Math.min(nearest, least);
    }
    if (nearest > most) {
      return false;
    }
    [before, last, row] = [last, row, before];
  }
  return at(last, b.length) <= most;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/** Something with a name. */
interface Named {
  readonly name: string;
}

/** Those whose name is likely to be of the same thing, of the first two hundred. */
export function likeOnes<T extends Named>(name: string, among: readonly T[]): T[] {
  return wordsOf(name).length === 0
    ? []
    : among.slice(0, MOST_COMPARED).filter((other) => alike(name, other.name));
}

/** Each pair of names that are likely to be of the same thing, in the order given, of the first two hundred. */
export function likePairs<T extends Named>(named: readonly T[]): [T, T][] {
  const steps = likePairsInSteps(named.slice(0, MOST_COMPARED));
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** More pairs nobody looks through. */
const MOST_PAIRS = 20_000;

/** After so many comparisons there is a step. */
const A_STEP = 200;

/** The same of all of them, in short steps: a room has thousands. */
export function* likePairsInSteps<T extends Named>(
  named: readonly T[],
): Generator<undefined, [T, T][]> {
  const forms: Form[][] = [];
  for (const { name } of named) {
    forms.push(formsOf(name));
    yield;
  }
  const found = new Map<number, readonly [number, number]>();
  let compared = 0;
  for (const together of alikeIn(forms)) {
    for (const [at, one] of together.entries()) {
      for (const other of together.slice(at + 1)) {
        compared++;
        if (compared % A_STEP === 0) {
          yield;
        }
        const pair = one * named.length + other;
        if (!found.has(pair) && sameIn(forms[one] ?? [], forms[other] ?? [])) {
          found.set(pair, [one, other]);
        }
        if (found.size === MOST_PAIRS) {
          return pairsOf(named, found);
        }
      }
    }
  }
  return pairsOf(named, found);
}

/**
 * The indexes of names that have something in common without which they are not alike, so that not each
 * must be compared with each: the letters, or all words but one.
 */
function alikeIn(forms: readonly (readonly Form[])[]): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  const put = (key: string, index: number) => {
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [index]);
    } else if (group.at(-1) !== index) {
      group.push(index);
    }
  };
  forms.forEach((ofName, index) => {
    for (const { words, closed, initials } of ofName) {
      for (const letters of [closed, ...initials]) {
        put(letters, index);
      }
      words.forEach((_, left) => {
        const rest = words.filter((_, at) => at !== left).join(" ");
        put(`${words.length} ${rest}`, index);
      });
    }
  });
  return groups.values();
}

function pairsOf<T>(
  named: readonly T[],
  found: ReadonlyMap<number, readonly [number, number]>,
): [T, T][] {
  return [...found.values()]
    .sort(([a, b], [c, d]) => a - c || b - d)
    .map(([one, other]) => [named[one] as T, named[other] as T]);
}
