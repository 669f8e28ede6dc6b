import { fieldInUse, SETTLED } from "./typing";

type Field = NonNullable<ReturnType<typeof fieldInUse>>;

/** A field, where it is to be on the glass, and where on the page it was seen when that was scrolled so far. */
interface Held {
  readonly field: Field;
  top: number;
  onPage: number;
  scroll: number;
}

function seen(held: Held): void {
  held.onPage = topOf(held.field);
  held.scroll = scrollY;
}

/** Where an element is on the page, whatever glides. */
function topOf(element: HTMLElement): number {
  let top = 0;
  for (let at: Element | null = element; at instanceof HTMLElement; at = at.offsetParent) {
    top += at.offsetTop;
  }
  return top;
}

/** The field in use, as long as one sees it; those of dialogs are on no page that grows. */
function fieldInSight(): Field | null {
  const field = fieldInUse();
  if (field === null || field.closest("dialog") !== null) {
    return null;
  }
  // Where a page is zoomed, or a keyboard lies over it, only a part of it is seen.
  const { offsetTop: from, height } = visualViewport ?? { offsetTop: 0, height: innerHeight };
  const { top, bottom } = field.getBoundingClientRect();
  return bottom > from && top < from + height ? field : null;
}

/** Whether the page cannot be scrolled on. */
function isAtEnd(): boolean {
  const { clientHeight, scrollHeight } = document.documentElement;
  return scrollY + Math.max(innerHeight, clientHeight) > scrollHeight - 1;
}

/** How far a page reaches that is scrolled to here, also once the keyboard on the glass has gone. */
function reach(scroll: number): number {
  return scroll + Math.max(innerHeight, screen.height);
}

/**
 * Keeps the field that somebody types in where it is on the glass, while what others write above it grows; of one
 * that was left, a finger may be on its way from it to a button. Browsers with scroll anchoring would do so by
 * themselves, but not at the top of a page, and WebKit has none: so it is done here for all, and theirs rests
 * meanwhile. A page that is too short for that is made longer, until nobody would see it become shorter: nothing
 * moves as the field is left, or the keyboard goes.
 */
export function keepFieldPlace(): void {
  const { style } = document.documentElement;
  let held: Held | null = null;

  const grown = new ResizeObserver(() => {
    if (held === null || held.field.offsetParent === null || held.field.readOnly) {
      look(); // it has gone, or is closed
      return;
    }
    // Of a page that became shorter, the browser may have scrolled some already.
    seen(held);
    const by = held.onPage - held.scroll - held.top;
    if (Math.abs(by) < 1) {
      return;
    }
    if (by > 0 && reach(scrollY + by) > document.body.offsetHeight) {
      style.minHeight = `${reach(scrollY + by)}px`;
    }
    scrollBy({ top: by, behavior: "instant" });
    hold(held.field);
  });

  const hold = (field: Field) => {
    const onPage = topOf(field);
    held = { field, top: onPage - scrollY, onPage, scroll: scrollY };
  };

  /** Watches all that can move a field: what is before it, and what it is in. */
  const watch = (field: HTMLElement) => {
    for (
      let at: Element | null = field;
      at !== null && at !== document.body;
      at = at.parentElement
    ) {
      grown.observe(at);
      for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
        grown.observe(before);
      }
    }
  };

  const look = () => {
    const field = fieldInSight();
    if (field === (held?.field ?? null)) {
      return;
    }
    grown.disconnect();
    held = null;
    style.overflowAnchor = field === null ? "" : "none";
    if (field !== null) {
      hold(field);
      watch(field);
    }
  };

  const scrolled = () => {
    if (held === null) {
      look();
    } else if (held.scroll !== scrollY) {
      const { onPage, scroll } = held;
      seen(held);
      // What went above has shortened the page, and the browser has scrolled it: the field is where it was.
      const shortened = held.onPage < onPage && isAtEnd();
      if (!shortened) {
        held.top += scroll - held.scroll; // who scrolls moves the field themselves
        look();
      }
    }
    // Only of a page that was made longer is its height asked for: scrolling is to be cheap.
    if (style.minHeight !== "" && (scrollY <= 0 || reach(scrollY) <= document.body.offsetHeight)) {
      style.minHeight = "";
    }
  };

  /** Turned, zoomed, or with a keyboard on it, the page is laid out anew. */
  const resized = () => {
    if (held !== null) {
      hold(held.field);
    }
    look();
  };

  let settling: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("focusin", () => fieldInUse() && look());
  document.addEventListener("input", look); // Firefox tells nothing of the focus in a window that is not in front
  document.addEventListener("focusout", () => {
    clearTimeout(settling);
    settling = setTimeout(look, SETTLED);
  });
  addEventListener("scroll", scrolled, { passive: true });
  addEventListener("resize", resized);
  visualViewport?.addEventListener("resize", resized);
  visualViewport?.addEventListener("scroll", look, { passive: true });
  look();
}
