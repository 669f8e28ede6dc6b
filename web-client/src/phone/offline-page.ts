/**
 * Keeps this page on the device, so that a reload without a network opens it; where there is HTTPS.
 *
 * @param all whether all that the page may need later is here
 */
export async function keepOfflinePage(all: boolean): Promise<void> {
  if (!import.meta.env.PROD || !window.isSecureContext || !("serviceWorker" in navigator)) {
    return;
  }
  try {
    await navigator.serviceWorker.register("/service-worker.js");
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance
      .getEntriesByType("resource")
      .map((entry) => new URL(entry.name))
      .filter((url) => url.origin === location.origin)
      .map((url) => url.pathname);
    active?.postMessage({ keep: [...new Set(loaded)], all });
  } catch (error) {
    console.info("This page is not kept for use without a network:", error);
  }
}
