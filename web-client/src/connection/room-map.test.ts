import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StateMessage } from "../protocol/messages";
import type { Digest } from "../protocol/workshop";
import { someWorkshop } from "../workshop/workshop.fixture";
import { RoomMapFeed } from "./room-map";

const map = (more: number) => Response.json({ cards: [], more, links: [], bridges: [], told: [] });

describe("the map of a room", () => {
  const digests = signal<ReadonlyMap<number, Digest>>(new Map());
  let answer: (response: Response) => void = () => {};
  const fetched = vi.fn(
    () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      }),
  );
  let feed: RoomMapFeed;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", fetched);
    fetched.mockClear();
    const state = signal<StateMessage>({
      version: 1,
      now: 0,
      you: { role: "screen", last: null, participant: null },
      workshop: someWorkshop(),
    });
    const room = { id: "4CDFGHJK4CDF", role: "screen", state, digests } as const;
    feed = new RoomMapFeed(room, "players", { of: "room" });
  });

  afterEach(() => {
    feed.close();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  test("[H31] what changes while it is asked for is asked for again, and nothing else is", async () => {
    await vi.advanceTimersByTimeAsync(0);
    expect(fetched).toHaveBeenCalledTimes(1);
    digests.value = new Map();
    answer(map(1));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(feed.content.value?.more).toBe(1);
    expect(fetched).toHaveBeenCalledTimes(2);
    answer(map(2));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(feed.content.value?.more).toBe(2);
    expect(fetched).toHaveBeenCalledTimes(2);
  });
});
