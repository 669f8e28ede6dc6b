/** Lets the phone vibrate, where it can and where its owner has touched the page. */
export function buzz(pattern: number[]): void {
  if (navigator.userActivation?.hasBeenActive === false) {
    return;
  }
  navigator.vibrate?.(pattern);
}
