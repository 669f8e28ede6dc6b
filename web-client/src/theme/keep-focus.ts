/** Where the keyboard's focus may go. */
const FOCUSABLE =
  "button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";

/** What the page is made of: where something of it goes, the focus stays within the same part. */
const PARTS = "section, dialog, article, form, header, nav, main, footer";

/** Who comes by Tab sees the whole of what they come to: of a field browsers bring only the caret's line into sight. */
export function showFocus(): void {
  let byTab = false;
  addEventListener("keydown", ({ key }) => {
    byTab = key === "Tab";
  });
  addEventListener("pointerdown", () => {
    byTab = false;
  });
  addEventListener("focusin", ({ target }) => {
    if (byTab && target instanceof HTMLElement) {
      target.scrollIntoView({ block: "nearest" });
    }
  });
}

/**
 * Gives the keyboard's focus to what comes next when what had it goes, or cannot be pressed any more:
 * to the first control of the same part of the page. Browsers give it to the page as a whole, so that
 * a keyboard begins at the top and a screen reader says nothing.
 */
export function keepFocus(): void {
  let last: HTMLElement | null = null;
  /** The parts around it, the innermost first. */
  let parts: HTMLElement[] = [];
  document.addEventListener("focusin", ({ target }) => {
    last = null;
    // Only where a keyboard is in use; and never from a field, whose next would open one on glass.
    if (target instanceof HTMLElement && target.matches(":focus-visible:not(input, textarea)")) {
      last = target;
      parts = [];
      for (let part = target.parentElement?.closest<HTMLElement>(PARTS); part; ) {
        parts.push(part);
        part = part.parentElement?.closest<HTMLElement>(PARTS);
      }
    }
  });
  // Whoever presses beside everything has taken the focus away themselves.
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Element && target.closest(FOCUSABLE) === null) {
      last = null;
    }
  });
  const keep = () => {
    const active = document.activeElement;
    const lost = active === null || active === document.body || active === last;
    const gone = last !== null && (!last.isConnected || last.matches(":disabled"));
    if (!lost || !gone) {
      return;
    }
    last = null;
    parts
      .find((part) => part.isConnected && part.querySelector(FOCUSABLE) !== null)
      ?.querySelector<HTMLElement>(FOCUSABLE)
      ?.focus();
  };
  new MutationObserver(keep).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });
}
