// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NO_ANSWER } from "../protocol/problem";
import { ApiError } from "./api";
import { Backoff } from "./backoff";
import { GivenUp, persist } from "./persist";

const weather = new ApiError(NO_ANSWER);
const refusal = new ApiError({ name: "table-full", status: 409, detail: "" });

describe("what is done until it is answered", () => {
  let left: AbortController;
  let waited: unknown[];
  /** What the attempts end with, one after the other. */
  let ends: (string | Error)[];
  const work = async () => {
    const end = ends.shift();
    if (end === undefined || end instanceof Error) {
      throw end ?? new Error("asked once too often");
    }
    return end;
  };
  const start = (waitMs = 1) =>
    persist(work, {
      signal: left.signal,
      waiting: (error) => waited.push(error),
      backoff: new Backoff(() => 1, waitMs, waitMs),
    });

  beforeEach(() => {
    left = new AbortController();
    waited = [];
  });
  afterEach(() => left.abort());

  test("is tried again while nobody answers", async () => {
    ends = [weather, weather, "there"];
    expect(await start()).toBe("there");
    expect(waited).toEqual([weather, weather]);
  });

  test("ends with the server's refusal", async () => {
    ends = [weather, refusal];
    await expect(start()).rejects.toBe(refusal);
  });

  test("does not wait when the network comes back", async () => {
    ends = [weather, "there"];
    const done = start(3_600_000);
    await vi.waitFor(() => expect(waited).toHaveLength(1));
    dispatchEvent(new Event("online"));
    expect(await done).toBe("there");
  });

  test("is given up while it waits, and then not done once more", async () => {
    ends = [weather, "a seat for somebody who went away"];
    const done = start(3_600_000);
    await vi.waitFor(() => expect(waited).toHaveLength(1));
    left.abort();
    await expect(done).rejects.toBeInstanceOf(GivenUp);
    expect(ends).toHaveLength(1);
  });

  test.each([["there"], [weather], [refusal]])(
    "is given up while it is done, whatever that comes to: %s",
    async (end) => {
      ends = [end];
      const done = start();
      left.abort();
      await expect(done).rejects.toBeInstanceOf(GivenUp);
      expect(waited).toEqual([]);
    },
  );
});
