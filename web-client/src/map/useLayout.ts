import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { inSlices } from "../theme/in-slices";
import { layOutInSteps, type MapInput, type MapLayout } from "./layout";

/** What is drawn: the map, and what it was made of. */
export interface Laid {
  readonly input: MapInput;
  readonly map: MapLayout;
}

/**
 * The map of these cards, laid out whenever they change: at once where that is quick, else in slices, and
 * until then what there was before; null at first.
 */
export function useLayout(input: MapInput | null): Laid | null {
  const laid = useSignal<Laid | null>(null);
  const content = JSON.stringify(input);
  useLayoutEffect(() => {
    if (input === null) {
      return;
    }
    return inSlices(layOutInSteps(input), (map) => {
      laid.value = { input, map };
    });
  }, [content, laid]);
  return laid.value;
}
