import { useEffect } from "preact/hooks";

/**
 * Keeps the display lit while this page is seen, where the browser can (HTTPS only). Yields the way to
 * let it go dark again.
 */
export function keepAwake(): () => void {
  if (!("wakeLock" in navigator)) {
    return () => {};
  }
  let lock: WakeLockSentinel | null = null;
  let over = false;
  // The browser takes the lock back whenever the page is hidden.
  const ask = async () => {
    if (document.visibilityState !== "visible") {
      return;
    }
    try {
      const given = await navigator.wakeLock.request("screen");
      if (over) {
        await given.release();
      } else {
        lock = given;
      }
    } catch {
      // refused, as on a low battery: the display follows the system's own settings
    }
  };
  void ask();
  document.addEventListener("visibilitychange", ask);
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", ask);
    lock?.release().catch(() => {});
  };
}

/** Keeps the display lit while `on`. */
export function useAwake(on: boolean): void {
  useEffect(() => (on ? keepAwake() : undefined), [on]);
}
