import { useEffect, useRef } from "preact/hooks";

/** Does something when the browser brings a page back as it was left, which Back does if it can. */
export function useReturned(back: () => void): void {
  const latest = useRef(back);
  latest.current = back;
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted) {
        latest.current();
      }
    };
    addEventListener("pageshow", shown);
    return () => removeEventListener("pageshow", shown);
  }, []);
}
