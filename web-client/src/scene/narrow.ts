/** Whether the picture is narrow, as at 4:3: fewer things stand beside each other. */
import { type ReadonlySignal, signal } from "@preact/signals";

const query = matchMedia("(max-aspect-ratio: 31 / 20)");
const matches = signal(query.matches);
query.addEventListener("change", () => {
  matches.value = query.matches;
});

/** Whether this browser's window is, where the picture fills it. */
export const narrowScreen: ReadonlySignal<boolean> = matches;
