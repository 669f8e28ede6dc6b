import { afterEach, describe, expect, test, vi } from "vitest";
import { TablesBack, timesToChoose } from "./tables-back";

const MINUTE = 60_000;

describe("the times that can be chosen", () => {
  test("are full minutes that are over, the latest first, and none before the workshop", () => {
    const times = timesToChoose(100 * MINUTE + 1_000, 60 * MINUTE);
    expect(times[0]).toEqual({ minutes: 1, at: 99 * MINUTE });
    expect(times.map(({ minutes }) => minutes).slice(28)).toEqual([29, 30, 35, 40]);
    expect(timesToChoose(60 * MINUTE + 5, 60 * MINUTE)).toHaveLength(1);
  });
});

describe("many tables", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const junk = Array.from({ length: 1_200 }, (_, i) => `card:finds:${i}`);

  /** A server that does two tables a call. */
  function server() {
    const calls: { path: string; body: { tables?: number[]; parts?: string[] } }[] = [];
    vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
      const said = JSON.parse(body);
      calls.push({ path, body: said });
      return Response.json(
        said.tables === undefined
          ? { parts: said.parts, before: 9 }
          : {
              tables: said.tables
                .slice(0, 2)
                .map((table: number) =>
                  table === 3
                    ? { table, outcome: "same" }
                    : { table, outcome: "restored", parts: junk, before: 70 + table },
                ),
              more: said.tables.slice(2),
            },
      );
    });
    return calls;
  }

  test("take as many calls as the server wants, and each is told of", async () => {
    const calls = server();
    const back = new TablesBack("w");
    expect(await back.bring(7, [1, 2, 3, 4, 5])).toBe(true);
    expect(calls.map(({ body }) => body.tables)).toEqual([[1, 2, 3, 4, 5], [3, 4, 5], [5]]);
    expect(calls[0]?.path).toBe("/api/workshops/w/history/7/restore?as=facilitator");
    expect(back.results.value.map(({ table, outcome }) => [table, outcome])).toEqual([
      [1, "restored"],
      [2, "restored"],
      [3, "same"],
      [4, "restored"],
      [5, "restored"],
    ]);
  });

  test("are taken back part by part to the moment before, in calls that are not too large", async () => {
    const calls = server();
    const back = new TablesBack("w");
    await back.bring(7, [1, 2]);
    calls.length = 0;
    expect(await back.undo(back.results.value)).toBe(true);
    expect(calls.map(({ path }) => path)).toEqual([
      ...Array(3).fill("/api/workshops/w/tables/2/history/72/restore?as=facilitator"),
      ...Array(3).fill("/api/workshops/w/tables/1/history/71/restore?as=facilitator"),
    ]);
    expect(calls.slice(0, 3).flatMap(({ body }) => body.parts)).toEqual(junk);
    expect(back.results.value).toEqual([]);
  });

  test("stay told of as far as they were done when the server no longer answers", async () => {
    server();
    const answer = globalThis.fetch;
    let left = 1;
    vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
      left-- > 0 ? answer(path, init) : Promise.reject(new TypeError("gone")),
    );
    const back = new TablesBack("w");
    expect(await back.bring(7, [1, 2, 3])).toBe(false);
    expect(back.refusal.value?.name).toBe("network");
    expect(back.results.value.map(({ table, outcome }) => [table, outcome])).toEqual([
      [1, "restored"],
      [2, "restored"],
      [3, "unknown"],
    ]);
  });

  test("are left as they are where the server refused", async () => {
    server();
    const answer = globalThis.fetch;
    let left = 1;
    vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
      left-- > 0
        ? answer(path, init)
        : Promise.resolve(
            Response.json(
              { type: "urn:charrette:problem:forbidden", status: 403, detail: "" },
              { status: 403, headers: { "Content-Type": "application/problem+json" } },
            ),
          ),
    );
    const back = new TablesBack("w");
    expect(await back.bring(7, [1, 2, 4, 5])).toBe(false);
    expect(back.results.value.slice(2).map(({ table, outcome }) => [table, outcome])).toEqual([
      [4, "left"],
      [5, "left"],
    ]);
  });
});
