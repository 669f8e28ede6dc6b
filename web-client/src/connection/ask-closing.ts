import { effect } from "@preact/signals";

/**
 * Lets the browser ask before the page is closed, as long as words would be lost.
 *
 * @param risk whether there may be such words; reads signals
 * @param wouldLose whether there are, at the moment of closing
 * @returns the way to stop
 */
export function askBeforeClosing(risk: () => boolean, wouldLose: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (wouldLose()) {
      event.preventDefault();
      event.returnValue = true; // what older browsers look at
    }
  };
  const stop = effect(() => {
    if (risk()) {
      addEventListener("beforeunload", ask);
    } else {
      removeEventListener("beforeunload", ask);
    }
  });
  return () => {
    stop();
    removeEventListener("beforeunload", ask);
  };
}
