/** After so many milliseconds a page gets its turn: well below what is felt, also on slow devices. */
const SLICE_MS = 8;

/**
 * Takes the steps of some work, as many at a time as nobody notices, the first ones at once.
 *
 * @param done gets what the work comes to
 * @returns gives the work up
 */
export function inSlices<T>(steps: Iterator<undefined, T>, done: (result: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done) {
        done(step.value);
        return;
      }
    }
    timer = setTimeout(go);
  };
  go();
  return () => clearTimeout(timer);
}
