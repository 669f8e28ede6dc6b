// Lets the phone's page open without a network (only where browsers allow it: HTTPS or this machine).
// It answers for the page at /t/… and for hashed assets; calls and sockets never pass through it.
const CACHE = "charrette-phone";
const PAGE = "/t/page";
const PATIENCE_MS = 4_000;
const STORE_MS = 1_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate" && url.pathname.startsWith("/t/")) {
    event.respondWith(page(request));
  } else if (url.pathname.startsWith("/assets/")) {
    event.respondWith(known(url.pathname).then((kept) => kept ?? fetch(request)));
  }
});

/**
 * What is kept for an address; nothing where the browser cannot say so, or not soon: a store that is full,
 * shut or broken must not keep a page from its people while there is a network.
 */
async function known(path) {
  let late;
  const patience = new Promise((resolve) => {
    late = setTimeout(resolve, STORE_MS);
  });
  try {
    return await Promise.race([caches.match(path), patience]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(late);
  }
}

/** The server's page, or the kept one when the server does not answer soon. */
async function page(request) {
  const kept = await known(PAGE);
  if (kept === undefined) {
    return fetch(request);
  }
  let late;
  const patience = new Promise((resolve) => {
    late = setTimeout(() => resolve(kept), PATIENCE_MS);
  });
  try {
    const page = await Promise.race([fetch(request), patience]);
    return isOurs(page) ? page : kept;
  } catch {
    return kept;
  } finally {
    clearTimeout(late);
  }
}

self.addEventListener("message", (event) => {
  const paths = event.data?.keep;
  if (Array.isArray(paths)) {
    event.waitUntil(keep(paths.filter((path) => typeof path === "string")));
  }
});

/** Keeps the page and the assets it uses now, and lets go of what earlier builds used. */
async function keep(paths) {
  const cache = await caches.open(CACHE);
  const wanted = new Set([PAGE, ...paths.filter((path) => path.startsWith("/assets/"))]);
  for (const request of await cache.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) {
      await cache.delete(request);
    }
  }
  await Promise.all(
    [...wanted].map(async (path) => {
      const answer = await fetch(path, { cache: "no-cache" });
      if (isOurs(answer)) {
        await cache.put(path, answer);
      }
    }),
  );
}

/** Whether an answer is the server's: a proxy or a sign-in page of the Wi-Fi may answer in its place. */
function isOurs(answer) {
  return answer.ok && !answer.redirected && answer.headers.has("Content-Security-Policy");
}
