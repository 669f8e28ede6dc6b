import { type ComponentChild, render } from "preact";

/**
 * The element that a page draws itself into; null in a browser that reads our script and lacks what all
 * pages use, as Safari before 15.4 does: there the plain words stay that the page came with, and are
 * seen at once.
 */
export function pageRoot(): HTMLElement | null {
  const root = document.getElementById("page");
  if (!("at" in Array.prototype && "HTMLDialogElement" in window)) {
    root?.firstElementChild?.setAttribute("data-undrawn", "for-good");
    return null;
  }
  return root;
}

/** Draws a page in place of the plain words that it came with. */
export function drawPage(page: ComponentChild, root: HTMLElement): void {
  root.replaceChildren();
  render(page, root);
}
