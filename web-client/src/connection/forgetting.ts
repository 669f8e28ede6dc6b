/** How all tabs of this browser forget at once what it keeps: none of them keeps it anew. */
import { recall, remember } from "./memory";

/** What is remembered for an instant, so that the browser tells the other tabs; its value is when that was. */
const SIGN = "charrette-forgetting";
/** Who has come to the page where all is forgotten so long after that did not come for it, ms. */
const LEAVING_MS = 10_000;

/** Tells the other tabs that all is forgotten now. A full memory takes no sign until something is forgotten. */
export function tellOtherTabs(): void {
  remember(SIGN, `${Date.now()}`);
  remember(SIGN, null);
}

/** Does something whenever another tab says that all is forgotten; yields the way to stop. */
export function whenForgotten(act: (when: string) => void): () => void {
  // At its end: before, the sign itself would be found here.
  const look = ({ key, oldValue, newValue }: StorageEvent) => {
    if (key === SIGN && oldValue !== null && newValue === null) {
      act(oldValue);
    }
  };
  addEventListener("storage", look);
  return () => removeEventListener("storage", look);
}

/** Leaves this page, as soon as all is forgotten in another tab, for the page that says so. */
export function leaveWhenForgotten(): void {
  whenForgotten((when) => {
    remember(SIGN, when, "tab");
    location.replace("/device");
  });
}

/**
 * Whether this tab has just left a page because all was forgotten; says so once. Until it had left, that page
 * may have kept something anew.
 */
export function hasLeft(): boolean {
  const when = recall(SIGN, "tab");
  remember(SIGN, null, "tab");
  return when != null && Math.abs(Date.now() - Number(when)) < LEAVING_MS;
}
