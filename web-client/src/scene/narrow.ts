/** Whether the picture is narrow, as at 4:3: fewer things stand beside each other. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

const query = matchMedia("(max-aspect-ratio: 31 / 20)");
const matches = signal(query.matches);
query.addEventListener("change", () => {
  matches.value = query.matches;
});

/** Whether this browser's window is, where the picture fills it. */
export const narrowScreen: ReadonlySignal<boolean> = matches;

/** Whether the picture around a component is. */
export const Narrow = createContext(false);

export function useNarrow(): boolean {
  return useContext(Narrow);
}
