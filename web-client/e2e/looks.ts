import { expect, type Page } from "@playwright/test";

/** What is wrong with how the words on a page lie, in the state in which it is now. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Piece {
      readonly element: HTMLElement;
      readonly words: string;
      readonly boxes: readonly DOMRect[];
      /** The parts of the boxes that nothing around cuts off. */
      readonly shown: readonly DOMRect[];
      /** What it is in that floats over the rest, and may. */
      readonly floating: Element | undefined;
    }
    const modal = document.querySelector("dialog:modal") ?? document.body;
    const said = (element: Element, words: string) =>
      `${element.tagName.toLowerCase()}.${element.className} “${words.trim().slice(0, 40)}”`;
    const upwards = (element: Element): Element[] =>
      element.parentElement === null ? [element] : [element, ...upwards(element.parentElement)];

    const floating = (element: Element) =>
      upwards(element).find((around) => /fixed|sticky/.test(getComputedStyle(around).position));

    /** What is left of boxes within all that clips or scrolls around them. */
    const shown = (element: Element, boxes: readonly DOMRect[]): DOMRect[] => {
      let [left, top, right, bottom] = [-Infinity, -Infinity, Infinity, Infinity];
      for (const around of upwards(element)) {
        const style = getComputedStyle(around);
        if (/hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY)) {
          const edge = around.getBoundingClientRect();
          left = Math.max(left, edge.left);
          top = Math.max(top, edge.top);
          right = Math.min(right, edge.right);
          bottom = Math.min(bottom, edge.bottom);
        }
      }
      return boxes
        .map((box) => {
          const [x, y] = [Math.max(box.left, left), Math.max(box.top, top)];
          return new DOMRect(
            x,
            y,
            Math.min(box.right, right) - x,
            Math.min(box.bottom, bottom) - y,
          );
        })
        .filter(({ width, height }) => width > 1 && height > 1);
    };

    /** Words that somebody sees: not those for screen readers, in closed parts, or in the small picture. */
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(modal, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const element = node.parentElement;
      if (
        element === null ||
        node.data.trim() === "" ||
        element.closest(
          ".visually-hidden, .mirror, .room-small, option, script, style, noscript",
        ) ||
        !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
        upwards(element).some((around) => getComputedStyle(around).clipPath !== "none")
      ) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(
        ({ width, height }) => width > 1 && height > 1,
      );
      if (boxes.length > 0) {
        pieces.push({
          element,
          words: node.data,
          boxes,
          shown: shown(element, boxes),
          floating: floating(element),
        });
      }
    }

    const found: string[] = [];
    const isCut = (style: CSSStyleDeclaration) =>
      style.textOverflow === "ellipsis" || style.getPropertyValue("-webkit-line-clamp") !== "none";
    for (const { element, words, boxes } of pieces) {
      for (const around of upwards(element)) {
        const style = getComputedStyle(around);
        if (/auto|scroll/.test(style.overflowX + style.overflowY) || isCut(style)) {
          break; // can be scrolled to, or is cut where a sign tells so
        }
        const edge = around.getBoundingClientRect();
        const clips = /hidden|clip/.test(style.overflowX);
        const viewport = around === document.documentElement;
        const [left, right] = viewport ? [0, innerWidth] : [edge.left, edge.right];
        if (
          (clips || viewport) &&
          boxes.some((box) => box.left < left - 2 || box.right > right + 2)
        ) {
          found.push(`clipped by ${around.tagName}.${around.className}: ${said(element, words)}`);
          break;
        }
      }
    }

    for (const { element, words, boxes } of pieces) {
      const lines = new Set(boxes.map(({ top }) => Math.round(top))).size;
      if (lines > 2 && words.trim().length < 3 * lines) {
        found.push(`a letter or two on each line: ${said(element, words)}`);
      }
    }

    const INTO = 4;
    pieces.forEach((one, index) => {
      for (const other of pieces.slice(index + 1)) {
        if (one.floating !== other.floating) {
          continue;
        }
        const overlaps = one.shown.some((a) =>
          other.shown.some((b) => {
            const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            // Lines of one text may reach into each other by what letters do not use.
            return wide > INTO && high > Math.min(a.height, b.height) / 2;
          }),
        );
        if (overlaps) {
          found.push(
            `over each other: ${said(one.element, one.words)}, ${said(other.element, other.words)}`,
          );
        }
      }
    });

    for (const { element, words } of pieces) {
      const toTheRight = words.includes("→");
      if (toTheRight || words.includes("←")) {
        const isKey = element.closest("kbd") !== null;
        if (!isKey && toTheRight !== (getComputedStyle(element).direction === "ltr")) {
          found.push(`an arrow that points backwards: ${said(element, words)}`);
        }
      }
    }
    for (const field of document.querySelectorAll<HTMLInputElement>(":placeholder-shown")) {
      if (/\p{L}/u.test(field.placeholder)) {
        const { unicodeBidi, direction } = getComputedStyle(field, "::placeholder");
        if (
          unicodeBidi !== "plaintext" &&
          direction !== getComputedStyle(document.body).direction
        ) {
          found.push(`a hint that stands the other way round: ${said(field, field.placeholder)}`);
        }
      }
    }
    // The groups of a code stand in the order of languages from left to right.
    for (const { element, words } of pieces) {
      if (
        /^\s*[2-9A-Z]{3} [2-9A-Z]{3}\s*$/.test(words) &&
        getComputedStyle(element).direction !== "ltr"
      ) {
        found.push(`a code from right to left: ${said(element, words)}`);
      }
    }
    for (const digits of document.querySelectorAll(".ring-digits")) {
      const around = digits.closest(".ring")?.getBoundingClientRect().width ?? 0;
      const range = document.createRange();
      range.selectNodeContents(digits);
      if (range.getBoundingClientRect().width > around * 0.8) {
        found.push(
          `digits that reach the ring around them: ${said(digits, digits.textContent ?? "")}`,
        );
      }
    }
    return found;
  });
}

/** No words are clipped, squeezed or lie over each other, arrows point the way one reads, codes stand in their order. */
export async function expectWellLaid(page: Page, state: string): Promise<void> {
  expect.soft(await faults(page), state).toEqual([]);
}
