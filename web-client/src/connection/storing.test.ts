import { afterEach, expect, test, vi } from "vitest";
import { storesNothing } from "./storing";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test.each([
  ["the server that stores nothing", 503, { journal: "unavailable" }, true],
  ["a server that stops", 503, { journal: "stopping" }, false],
  ["a server that stores", 200, { journal: "ok" }, false],
  ["whoever answers in its place", 503, ["Bad gateway"], false],
])("[W51] %s is believed by its own words only", async (_who, status, body, nothing) => {
  vi.stubGlobal("fetch", async () => Response.json(body, { status }));
  expect(await storesNothing()).toBe(nothing);
});

test("[W51] of a server that does not answer nothing is concluded", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("gone")));
  expect(await storesNothing()).toBe(false);
  vi.stubGlobal("fetch", async () => new Response("<p>Sign in</p>", { status: 503 }));
  expect(await storesNothing()).toBe(false);
});

test.each<[string, () => Promise<Response>]>([
  ["never answers", () => new Promise(() => {})],
  [
    "begins to answer and never ends",
    async () => new Response(new ReadableStream(), { status: 503 }),
  ],
])("[W51] of a server that %s nothing is concluded, and it is asked again", async (_, asked) => {
  vi.useFakeTimers();
  let signal: AbortSignal | undefined;
  vi.stubGlobal("fetch", (_path: string, options: { signal: AbortSignal }) => {
    signal = options.signal;
    return asked();
  });
  const told = vi.fn();
  void storesNothing().then(told);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toHaveBeenCalledWith(false);
  expect(signal?.aborted).toBe(true);
});
