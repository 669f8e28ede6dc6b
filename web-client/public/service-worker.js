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
  const { keep: paths, all } = event.data ?? {};
  if (Array.isArray(paths)) {
    event.waitUntil(keep(paths, all === true));
  }
});

/**
 * Keeps the assets that a page uses now, and the page. What an earlier build used goes only when all of this
 * one is here: until then the earlier page opens, which finds all its parts.
 */
async function keep(paths, all) {
  const cache = await caches.open(CACHE);
  const assets = new Set(paths.filter((path) => `${path}`.startsWith("/assets/")));
  await Promise.all([...assets].map((path) => keepOne(cache, path)));
  if (!all && (await cache.match(PAGE)) !== undefined) {
    return;
  }
  const page = await fetch(PAGE, { cache: "no-cache" });
  const scripts = (await page.clone().text()).match(/\/assets\/[\w-]+\.js/g) ?? [];
  // The server may have another build by now than the page that asks.
  if (!isOurs(page) || !scripts.every((path) => assets.has(path))) {
    return;
  }
  await cache.put(PAGE, page);
  for (const request of all ? await cache.keys() : []) {
    const { pathname } = new URL(request.url);
    if (pathname !== PAGE && !assets.has(pathname)) {
      await cache.delete(request);
    }
  }
}

/** Keeps an asset, whose name says what is in it; fails when it cannot be had. */
async function keepOne(cache, path) {
  if ((await cache.match(path)) !== undefined) {
    return;
  }
  const answer = await fetch(path, { cache: "no-cache" });
  if (!isOurs(answer)) {
    throw new Error(`${path} cannot be had`);
  }
  await cache.put(path, answer);
}

/**
 * Whether an answer is the server's: a proxy or a sign-in page of the Wi-Fi may answer in its place. Parts of
 * a page come without the headers that are for documents only.
 */
function isOurs(answer) {
  return answer.ok && !answer.redirected && answer.headers.has("Cross-Origin-Resource-Policy");
}
