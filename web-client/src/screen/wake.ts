/** Keeps the projector awake while the page is seen, where the browser can (HTTPS only). */
export function keepAwake(): () => void {
  if (!("wakeLock" in navigator)) {
    return () => {};
  }
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const ask = async () => {
    if (document.visibilityState !== "visible") {
      return;
    }
    try {
      lock = await navigator.wakeLock.request("screen");
      if (ended) {
        await lock.release();
      }
    } catch {
      // refused, for example on a low battery: the screen then follows the system's own settings
    }
  };
  void ask();
  document.addEventListener("visibilitychange", ask);
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", ask);
    void lock?.release();
  };
}
