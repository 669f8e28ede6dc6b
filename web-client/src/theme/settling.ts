/**
 * Presses that were not meant for what they hit. Who presses twice, or just as a control changes, meant
 * what was under the finger before. So a control whose meaning has changed, or that has just come, takes
 * no press for a moment; nor does whatever has moved to the place of a press. What stays the same may be
 * pressed as often and as fast as one likes.
 */

/** Milliseconds: longer than the pause in a double click, shorter than it takes to read and to decide. */
export const SETTLE_MS = 450;

/** So far apart, in CSS pixels, two presses of one gesture may be. */
const SAME_PLACE = 24;

const controls = "button, a[href], summary, label, input, select, [role=button]";
const timers = new WeakMap<Element, ReturnType<typeof setTimeout>>();
let last: { readonly control: Element; readonly event: MouseEvent; readonly at: number } | null =
  null;

/** Lets a control rest, because it means something else from now on. */
export function settle(control: HTMLElement): void {
  listen();
  clearTimeout(timers.get(control));
  control.dataset.settling = "";
  timers.set(
    control,
    setTimeout(() => delete control.dataset.settling, SETTLE_MS),
  );
}

let listening = false;

function listen(): void {
  if (!listening) {
    listening = true;
    document.addEventListener("click", clicked, true);
    document.addEventListener("keydown", keyed, true);
  }
}

function clicked(event: MouseEvent): void {
  const found = event.target instanceof Element ? event.target.closest(controls) : null;
  const control = found instanceof HTMLLabelElement ? (found.control ?? found) : found;
  if (control === null) {
    return;
  }
  if (control.closest("[data-settling]") !== null || isSecondPress(event, control)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  last = { control, event, at: performance.now() };
}

/** Whether this is the second press of one gesture, and hits what was not there for the first. */
function isSecondPress(event: MouseEvent, control: Element): boolean {
  return (
    last !== null &&
    event.detail > 0 && // by a pointer
    last.event.detail > 0 &&
    last.control !== control &&
    performance.now() - last.at < SETTLE_MS &&
    Math.hypot(event.clientX - last.event.clientX, event.clientY - last.event.clientY) < SAME_PLACE
  );
}

/** A key that is held down presses once. */
function keyed(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (event.repeat && event.key === "Enter" && target?.matches("button, summary, a[href]")) {
    event.preventDefault();
  }
}
