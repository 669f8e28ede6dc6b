import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Text } from "yjs";
import { visibleText } from "./visible-text";

/** What a shared text shows, following it. */
export function useTextOf(text: Text): string {
  const version = useSignal(0);
  useEffect(() => {
    const changed = () => {
      version.value += 1;
    };
    text.observe(changed);
    changed();
    return () => text.unobserve(changed);
  }, [text, version]);
  return useComputed(() => {
    version.value;
    return visibleText(text);
  }).value;
}
