import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";

/**
 * A component that is fetched when it is first shown: whoever joins does without it.
 *
 * @param fetch fetches it
 */
export function lazily<P extends { onBack: () => void }>(
  fetch: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  return function Lazy(props: P) {
    const loaded = useSignal<ComponentType<P> | null>(null);
    useEffect(() => {
      fetch().then(
        (component) => {
          loaded.value = component;
        },
        (error: unknown) => {
          console.error("A part of the page could not be fetched:", error);
          props.onBack();
        },
      );
    }, []);
    const View = loaded.value;
    return View === null ? null : <View {...props} />;
  };
}
