import { type ReadonlySignal, signal } from "@preact/signals";

/** Whether a media query matches, now and as the window changes. */
export function matching(media: string): ReadonlySignal<boolean> {
  const query = matchMedia(media);
  const matches = signal(query.matches);
  query.addEventListener("change", () => {
    matches.value = query.matches;
  });
  return matches;
}
