/** What somebody is writing stays, whatever comes meanwhile of what they have sent. */
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/** Empties a field once its words have been taken, unless other words stand there by then. */
export function clearIfSent(field: Signal<string>, words: string): void {
  if (field.value.trim() === words) {
    field.value = "";
  }
}

/** What stands in a field: what is known, as long as nobody has typed anything else there. */
export function useUntilTyped(known: string): Signal<string> {
  const field = useSignal(known);
  const before = useRef(known);
  useEffect(() => {
    if (field.value === before.current) {
      field.value = known;
    }
    before.current = known;
  }, [field, known]);
  return field;
}
