import { useEffect } from "preact/hooks";

/** Keeps the glass lit while `on`, where browsers allow it (HTTPS). */
export function useAwake(on: boolean): void {
  useEffect(() => {
    if (!on || !("wakeLock" in navigator)) {
      return;
    }
    let lock: WakeLockSentinel | null = null;
    let over = false;
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
        lock = null; // refused, as on a low battery: the glass dims as ever
      }
    };
    ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", ask);
      lock?.release().catch(() => {});
    };
  }, [on]);
}
