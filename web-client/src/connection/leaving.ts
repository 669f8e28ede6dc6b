/**
 * What is to be done as the page is left, before its connections send what waits and close. A window runs
 * its listeners in the order in which they were added, also those that ask to be first; this module is
 * there before any connection.
 */
const acts = new Set<() => void>();

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", () => {
    for (const act of [...acts]) {
      act();
    }
  });
}

/** Does something whenever the page is left, for a while or for good, until the function it yields is called. */
export function asPageIsLeft(act: () => void): () => void {
  acts.add(act);
  return () => acts.delete(act);
}
