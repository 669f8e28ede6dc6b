// @vitest-environment happy-dom
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { visibleText } from "./visible-text";
import { Writer } from "./writer.fixture";

/** Longer than others' words wait for a composition. */
const LONG_MS = 5_000;

describe("composing in a field bound to a shared text", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("the field is not written to while a word is composed, and nothing is lost", () => {
    const [amara, jo] = twoWriters("start end");
    amara.caret(6);
    amara.beginComposing();
    amara.compose("に");
    jo.type("> ", 0, 0);
    jo.type("middle ", 8, 8);
    amara.receive(jo);
    expect(amara.field.value).toBe("start にend");
    amara.compose("日本");
    expect(visibleText(amara.text)).toContain("日本");
    amara.endComposing();
    jo.receive(amara);
    expect(amara.field.value).toMatch(/^> start (日本middle |middle 日本)end$/);
    expect(jo.field.value).toBe(amara.field.value);
    expect(amara.field.value.slice(0, amara.field.selectionEnd)).toMatch(/日本$/);
  });

  test("a word composed at the end stays whole while a neighbour appends", () => {
    const [amara, jo] = twoWriters("rest");
    amara.caret(4);
    amara.beginComposing();
    amara.compose(" m");
    jo.receive(amara);
    jo.type("NEIGHBOUR", 6, 6);
    amara.receive(jo);
    amara.compose(" mo");
    amara.compose(" more");
    expect(visibleText(amara.text)).toBe("rest moreNEIGHBOUR");
    expect(amara.binding.selection().head).toBe("rest more".length);
    amara.endComposing();
    expect(amara.field.value).toBe("rest moreNEIGHBOUR");
    expect(amara.field.selectionEnd).toBe("rest more".length);
  });

  test("what others write shows after a while although the keyboard never ends its composition", () => {
    const [amara, jo] = twoWriters("rest");
    amara.caret(4);
    amara.beginComposing();
    amara.compose(" mo");
    jo.type("> ", 0, 0);
    amara.receive(jo);
    expect(amara.binding.words).toBe("rest mo");
    expect(amara.binding.placeOf(2)).toBe(0);
    vi.advanceTimersByTime(LONG_MS);
    expect(amara.binding.words).toBe("> rest mo");
    expect(amara.binding.placeOf(2)).toBe(2);
    expect(amara.binding.selection().head).toBe("> rest mo".length);
    expect(amara.field.value).toBe("rest mo");
    amara.compose(" more");
    jo.type("> ", 0, 0);
    amara.receive(jo);
    expect(amara.binding.words).toBe("> > rest more");
    amara.endComposing();
    expect(amara.binding.behind).toBe(false);
    expect(amara.field.value).toBe("> > rest more");
  });

  test("leaving the field shows what was held back, and closing it keeps the composed word", () => {
    const [amara, jo] = twoWriters("rest");
    amara.caret(4);
    amara.beginComposing();
    amara.compose(" mo");
    jo.type("> ", 0, 0);
    amara.receive(jo);
    amara.field.dispatchEvent(new Event("blur"));
    expect(amara.field.value).toBe("> rest mo");

    amara.beginComposing();
    amara.field.value += "re";
    jo.type("> ", 0, 0);
    amara.receive(jo);
    amara.leave();
    expect(visibleText(amara.text)).toBe("> > rest more");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("what two people write at one place stays two pieces, however they write and hear of each other", () => {
    const step = fc.record({
      who: fc.nat(1),
      kind: fc.constantFrom("letter", "letter", "convert", "begin", "end", "hear", "hear"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(4), (steps, place) => {
        const writers = twoWriters("rest");
        const words = ["", ""];
        for (const writer of writers) {
          writer.caret(place);
        }
        let serial = 0;
        for (const { who, kind } of steps) {
          const writer = writers[who] as Writer;
          const { composed } = writer;
          if (kind === "hear") {
            writer.receive(writers[1 - who] as Writer);
          } else if (kind === "begin" && composed === null) {
            writer.beginComposing();
          } else if (kind === "end" && composed !== null) {
            writer.endComposing();
          } else if (kind === "letter") {
            const letter = unit(serial++);
            words[who] += letter;
            if (composed === null) {
              writer.type(letter);
            } else {
              writer.compose(writer.field.value.slice(composed.start, composed.end) + letter);
            }
          } else if (kind === "convert" && composed !== null) {
            const before = composed.end - composed.start;
            const other = unit(serial++);
            words[who] = words[who]?.slice(0, words[who].length - before) + other;
            writer.compose(other);
          }
        }
        settle(writers);
        const text = visibleText(writers[0].text);
        expect(text).toContain(words[0]);
        expect(text).toContain(words[1]);
        expect(text).toHaveLength(4 + (words[0]?.length ?? 0) + (words[1]?.length ?? 0));
        writers.forEach((writer, who) => {
          const caret = writer.field.selectionEnd;
          expect(writer.field.value.slice(0, caret).endsWith(words[who] ?? "")).toBe(true);
        });
      }),
      { numRuns: 400 },
    );
  });

  test("no letter is lost or doubled, whatever is typed, replaced, removed and composed at once", () => {
    const step = fc.record({
      who: fc.nat(1),
      kind: fc.constantFrom(
        ...["type", "remove", "replace", "correct", "begin", "recompose", "append", "convert"],
        ...["end", "blur", "wait", "hear", "hear", "hear"],
      ),
      at: fc.nat(1_000),
      removed: fc.nat(3),
      put: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const writers = twoWriters("");
        const written = new Set<string>();
        const removed = new Set<string>();
        let serial = 0;
        const fresh = (count: number) => {
          const units = Array.from({ length: count }, () => unit(serial++));
          for (const one of units) {
            written.add(one);
          }
          return units.join("");
        };
        const gone = (text: string) => {
          for (const one of units(text)) {
            removed.add(one);
          }
        };
        for (const action of steps) {
          const writer = writers[action.who] as Writer;
          const { value } = writer.field;
          const places = boundaries(value);
          const from = action.at % places.length;
          const start = places[from] as number;
          const end = places[Math.min(from + action.removed, places.length - 1)] as number;
          const before = writer.composed === null ? null : value;
          switch (action.kind) {
            case "type":
              writer.type(fresh(action.put), start, start);
              break;
            case "remove":
              gone(value.slice(start, end));
              writer.type("", start, end);
              break;
            case "replace":
              gone(value.slice(start, end));
              writer.type(fresh(action.put), start, end);
              break;
            case "correct": {
              // A spelling checker leaves the caret where it was, at the end for instance.
              gone(value.slice(start, end));
              const put = fresh(action.put);
              writer.type(put, start, end, value.length - (end - start) + put.length);
              break;
            }
            case "begin":
              writer.caret(start);
              writer.beginComposing(start, start);
              break;
            case "recompose":
              writer.caret(end);
              writer.beginComposing(start, end);
              break;
            case "append":
            case "convert": {
              // Somebody who typed elsewhere meanwhile composes no more, though the keyboard says so.
              const word = writer.composed;
              if (word === null || !places.includes(word.start) || !places.includes(word.end)) {
                break;
              }
              const old = value.slice(word.start, word.end);
              if (action.kind === "append") {
                writer.compose(old + fresh(action.put));
              } else {
                gone(old);
                writer.compose(fresh(action.put));
              }
              break;
            }
            case "end":
              writer.endComposing();
              break;
            case "blur":
              writer.composed = null;
              writer.field.dispatchEvent(new Event("blur"));
              break;
            case "wait":
              vi.advanceTimersByTime(LONG_MS);
              break;
            case "hear": {
              const [left, right] = aroundCaret(writer);
              writer.receive(writers[1 - action.who] as Writer);
              const [leftAfter, rightAfter] = aroundCaret(writer);
              expect(left.filter((one) => rightAfter.includes(one))).toEqual([]);
              expect(right.filter((one) => leftAfter.includes(one))).toEqual([]);
              // The caret stays at its left neighbour.
              if (leftAfter.includes(left.at(-1) ?? "")) {
                expect(leftAfter.at(-1)).toBe(left.at(-1));
              }
              if (before !== null) {
                expect(writer.field.value).toBe(before);
              }
              break;
            }
          }
          if (writer.composed === null || writer.binding.behind) {
            expect(writer.binding.words).toBe(visibleText(writer.text));
          }
        }
        settle(writers);
        const text = units(visibleText(writers[0].text));
        const kept = [...written].filter((one) => !removed.has(one));
        expect([...text].sort()).toEqual(kept.sort());
      }),
      { numRuns: 400 },
    );
  });
});

function twoWriters(words: string): [Writer, Writer] {
  const writers: [Writer, Writer] = [new Writer(), new Writer()];
  writers[0].type(words);
  writers[1].receive(writers[0]);
  return writers;
}

/** Ends compositions and brings everything to everybody. */
function settle(writers: readonly [Writer, Writer]): void {
  for (const writer of writers) {
    writer.endComposing();
  }
  writers[0].receive(writers[1]);
  writers[1].receive(writers[0]);
  for (const writer of writers) {
    expect(writer.field.value).toBe(visibleText(writer.text));
  }
  expect(writers[1].field.value).toBe(writers[0].field.value);
  for (const writer of writers) {
    writer.leave();
  }
}

/** A letter that is there once: of one or two code units, some with a combining mark. */
function unit(serial: number): string {
  const letter = String.fromCodePoint((serial % 2 === 0 ? 0xe000 : 0xf0000) + serial);
  return serial % 3 === 0 ? `${letter}\u0301` : letter;
}

function units(text: string): string[] {
  return text.match(/\p{Co}\u0301?/gu) ?? [];
}

/** The letters of the shared text before and behind the writer's caret. */
function aroundCaret({ binding, text }: Writer): [string[], string[]] {
  const { head } = binding.selection();
  const words = visibleText(text);
  return [units(words.slice(0, head)), units(words.slice(head))];
}

/** Where a caret can be. */
function boundaries(text: string): number[] {
  const places = [0];
  for (const one of units(text)) {
    places.push((places.at(-1) as number) + one.length);
  }
  return places;
}
