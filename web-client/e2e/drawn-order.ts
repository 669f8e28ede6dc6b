import { expect, type Page } from "@playwright/test";

/** What a page draws in another order than it has alone, in the state in which it is now. */
async function turnedAround(page: Page, names: readonly string[]): Promise<string[]> {
  return page.evaluate((known) => {
    /** Where each letter and sign of a text is drawn: `null` for what is not seen, such as a collapsed space. */
    const places = (node: Text) =>
      Array.from({ length: node.length }, (_, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        return box.width > 0 && !/\s/.test(node.data.charAt(at)) ? box : null;
      });
    type Places = ReturnType<typeof places>;

    /** The signs and letters that are drawn before the one that they follow, or behind it: a line after the other. */
    const order = (drawn: Places, from: number, to: number) => {
      const steps = new Map<number, { readonly before: number; readonly rightwards: boolean }>();
      let before = -1;
      for (let at = from; at < to; at++) {
        const box = drawn[at];
        if (box == null) {
          continue;
        }
        const last = drawn[before];
        if (last != null && Math.abs(last.top - box.top) < box.height / 2) {
          steps.set(at, { before, rightwards: box.left > last.left });
        }
        before = at;
      }
      return steps;
    };

    const alone = document.createElement("div");
    alone.style.cssText =
      "position:fixed;inset:0 auto auto 0;visibility:hidden;font:16px sans-serif;white-space:pre;unicode-bidi:plaintext";
    document.body.append(alone);
    /** Where a text is drawn that stands alone; or as it is in an element of this style. */
    const placesAlone = (text: string, direction?: string) => {
      alone.style.unicodeBidi = direction === undefined ? "plaintext" : "isolate";
      alone.style.direction = direction ?? "ltr";
      alone.textContent = text;
      return places(alone.firstChild as Text);
    };

    const isolates = /[\u2066-\u2069]/;
    const letter = /\p{L}/u;
    /** Without what is isolated in it. */
    const outer = (text: string) => {
      let depth = 0;
      let kept = "";
      for (const sign of text) {
        depth += sign === "\u2069" ? -1 : isolates.test(sign) ? 1 : 0;
        kept += depth <= 0 && !isolates.test(sign) ? sign : "";
      }
      return kept;
    };

    /** Whether a part of a text is drawn there as it is alone. */
    const inOrder = (drawn: Places, text: string, from: number, to: number) => {
      const here = order(drawn, from, to);
      const there = placesAlone(text.slice(from, to));
      return [...here].every(([at, { before, rightwards }]) => {
        const [one, other] = [there[before - from], there[at - from]];
        return (
          one == null ||
          other == null ||
          Math.abs(one.top - other.top) > one.height / 2 ||
          other.left > one.left === rightwards
        );
      });
    };

    /** The parts of a text that have an order of their own: all of it, what is isolated in it, and each name. */
    const parts = (text: string): [from: number, to: number][] => [
      ...[...text.matchAll(/[\u2066-\u2068]([^\u2066-\u2069]*)\u2069/g)].map(
        ({ index, 1: inner = "" }): [number, number] => [index + 1, index + 1 + inner.length],
      ),
      ...(letter.test(outer(text)) ? [[0, text.length] as [number, number]] : []),
      ...known.flatMap((name) => {
        const at = text.indexOf(name);
        return at < 0 ? [] : [[at, at + name.length] as [number, number]];
      }),
    ];

    /** A sign stands at the left of its digits, in every language. */
    const signed = (text: string, drawn: Places) =>
      [...text.matchAll(/(?<=^|[\s(\u200e\u2066-\u2069])[+−-]\d/g)].every(({ index }) => {
        const [sign, digit] = [drawn[index], drawn[index + 1]];
        return sign == null || digit == null || sign.left < digit.left;
      });

    const found: string[] = [];
    const look = (where: string, text: string, drawn: Places) => {
      const seen = drawn.some((box) => box !== null);
      if (
        seen &&
        !(signed(text, drawn) && parts(text).every((part) => inOrder(drawn, text, ...part)))
      ) {
        found.push(`${where}: ${text.trim()}`);
      }
    };
    const isHidden = ".visually-hidden, .mirror, option, script, style, noscript, textarea";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const around = node.parentElement;
      if (
        around !== null &&
        around !== alone &&
        node.data.trim() !== "" &&
        !around.closest(isHidden)
      ) {
        const collapses = !getComputedStyle(around).whiteSpace.startsWith("pre");
        const text = collapses ? node.data.replace(/\s/g, " ") : node.data;
        look(`${around.tagName}.${around.getAttribute("class")}`, text, places(node));
      }
    }
    // A list that is not open draws one of its options, in the direction of that.
    for (const option of document.querySelectorAll("option")) {
      if (option.text === "") {
        continue;
      }
      look("OPTION", option.text, placesAlone(option.text, getComputedStyle(option).direction));
    }
    // What parts two names stands between them, in the direction of the page: in neither.
    for (const own of document.querySelectorAll<HTMLElement>("bdi, [dir]")) {
      const words = own.innerText ?? "";
      if (
        getComputedStyle(own).display === "inline" &&
        !own.closest(isHidden) &&
        /^\s*[·,;:–]\s|\s[·,;:–]\s*$/.test(words)
      ) {
        found.push(`${own.tagName}.${own.className} takes along what is around it: ${words}`);
      }
    }
    alone.remove();
    return found;
  }, names);
}

/**
 * Expects that every text on a page stands in the order in which it stands alone, and each of these names wherever
 * it is, with the signs at its ends; and that signs stand at the left of their digits.
 */
export async function expectInOrder(
  page: Page,
  names: readonly string[],
  state: string,
): Promise<void> {
  expect(await turnedAround(page, names), state).toEqual([]);
}
