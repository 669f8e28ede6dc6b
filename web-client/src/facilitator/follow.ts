/** So far above the foot of its card stands the end of what is being written, in px. */
const ROOM_BELOW = 12;

/** As high is a line of a text, in px. */
const LINE = 24;

/**
 * Scrolls a card so that the end of what is being written is in sight between its head and its foot, and
 * says where it stands then. It does not where somebody has scrolled it since it was `left`.
 */
export function followed(
  left: number,
  card: { scrollTop: number; readonly scrollHeight: number; readonly clientHeight: number },
  /** Where they are in the window; null if nothing is being written. */
  places: { readonly end: number; readonly head: number; readonly foot: number } | null,
): number {
  // What has become shorter a browser scrolls by itself.
  const stood = Math.min(left, card.scrollHeight - card.clientHeight);
  if (places === null || Math.abs(card.scrollTop - stood) > 1) {
    return stood;
  }
  const below = places.end + ROOM_BELOW - places.foot;
  if (below > 0 || places.end - LINE < places.head) {
    card.scrollTop += below;
  }
  return card.scrollTop;
}
