/** The search for the largest size at which something still fits. */

/**
 * The largest of the sizes `min`, `min + step`, … up to `max` for which `fits` holds, given that what
 * fits at a size fits at each smaller one; null when not even `min` does.
 */
export function largestFitting(
  min: number,
  max: number,
  step: number,
  fits: (size: number) => boolean,
): number | null {
  let best: number | null = null;
  let low = 0;
  let high = Math.max(0, Math.floor((max - min) / step));
  while (low <= high) {
    const middle = (low + high) >> 1;
    const size = min + middle * step;
    if (fits(size)) {
      best = size;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return best;
}
