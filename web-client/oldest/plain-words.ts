import type { Plugin } from "vite";
import { words } from "./words.ts";

const EMPTY = '<div id="page"></div>';

/**
 * Puts plain words into each page, which its script replaces. The theme's sheet shows them after some
 * seconds, so that nobody sees them who need not; a browser that has no script, cannot read ours or
 * fails at it shows them too, and no script has to say that scripts do not work.
 */
export function plainWords(): Plugin {
  const paragraphs = Object.entries(words).map(([lang, text]) => `<p lang="${lang}">${text}</p>`);
  return {
    name: "plain-words",
    transformIndexHtml(html) {
      if (!html.includes(EMPTY)) {
        throw new Error(`a page has no ${EMPTY}`);
      }
      const filled = `<div id="page"><main data-undrawn>${paragraphs.join("")}</main></div>`;
      return html.replace(EMPTY, filled);
    },
  };
}
