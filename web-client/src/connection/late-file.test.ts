// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchForLater, LateFile } from "./late-file";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "info").mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A file whose fetches end when the test says so. */
function fileOnCall() {
  const calls: { come: (content: string) => void; fail: (error: Error) => void }[] = [];
  const file = new LateFile(
    () =>
      new Promise<string>((come, fail) => {
        calls.push({ come, fail });
      }),
  );
  return { file, calls };
}

describe("a late file", () => {
  test("is fetched once, however often it is asked for", async () => {
    const { file, calls } = fileOnCall();
    const fetches = [file.fetch(), file.fetch()];
    calls[0]?.come("the map");
    await Promise.all(fetches);
    await file.fetch();
    expect(calls).toHaveLength(1);
    expect(file.content.value).toBe("the map");
    expect(file.failed.value).toBe(false);
  });

  test("that could not be had can be asked for again", async () => {
    const { file, calls } = fileOnCall();
    const first = file.fetch();
    calls[0]?.fail(new Error("no network"));
    await expect(first).rejects.toThrow("no network");
    expect(file.failed.value).toBe(true);
    const second = file.fetch();
    expect(file.failed.value).toBe(false);
    calls[1]?.come("the map");
    await second;
    expect(file.content.value).toBe("the map");
  });

  test("is not waited for without a limit, and is taken when it comes after all", async () => {
    const { file, calls } = fileOnCall();
    const waiting = expect(file.fetch()).rejects.toThrow("no answer");
    await vi.advanceTimersByTimeAsync(15_000);
    await waiting;
    expect(file.failed.value).toBe(true);
    calls[0]?.come("the map");
    await vi.advanceTimersByTimeAsync(0);
    expect(file.content.value).toBe("the map");
  });
});

test("what may be needed later is fetched with growing waits until it is here; after some, that is said", async () => {
  let attempts = 0;
  let network = false;
  const said: boolean[] = [];
  const missing = signal(false);
  missing.subscribe((is) => said.push(is));
  const done = fetchForLater(async () => {
    attempts += 1;
    if (!network) {
      throw new Error("no network");
    }
  }, missing);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said).toEqual([false, true]);
  expect(attempts).toBeGreaterThan(12);
  expect(attempts).toBeLessThan(30);
  network = true;
  await vi.advanceTimersByTimeAsync(60_000);
  await done;
  expect(said).toEqual([false, true, false]);
});
