import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { number, record } from "../protocol/reading";
import { ApiError, call, finalProblem, isWeather } from "./api";
import { readNothing } from "./outcome";

const version = record({ version: number });
const readVersion = (answer: unknown) => version(answer, "").version;

describe("the HTTP side of the server", () => {
  let server: Server;
  let answer: RequestListener;
  let base: string;

  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function say(status: number, type: string, body: string, more = {}): void {
    answer = (_, response) =>
      response.writeHead(status, { "Content-Type": type, ...more }).end(body);
  }

  const ask = (read: (answer: unknown) => unknown = readVersion) =>
    call("POST", `${base}/api/x`, read, { body: {} });
  const failure = async (read?: (answer: unknown) => unknown): Promise<unknown> =>
    ask(read).then(
      (found) => expect.unreachable(`answered ${String(found)}`),
      (error: unknown) => error,
    );

  const problem = (name: string, status: number) =>
    JSON.stringify({ type: `urn:charrette:problem:${name}`, title: "No", status, detail: "Why" });

  test("an answer of the server's is read", async () => {
    say(200, "application/json; charset=utf-8", '{"version": 7}');
    expect(await ask()).toBe(7);
  });

  test.each([
    ["unauthorised", 401],
    ["forbidden", 403],
    ["unknown-workshop", 404],
  ])("a problem of the server's is a verdict: %s", async (name, status) => {
    say(status, "application/problem+json", problem(name, status));
    const error = await failure();
    expect((error as ApiError).problem).toEqual({ name, status, detail: "Why" });
    expect(finalProblem(error)).toBe(name);
    expect(isWeather(error)).toBe(false);
  });

  test.each([
    ["unknown-moment", 404],
    ["not-found", 404],
    ["journal-unavailable", 503],
    ["table-full", 409],
  ])("%s refuses, but does not end anything", async (name, status) => {
    say(status, "application/problem+json", problem(name, status));
    const error = await failure();
    expect((error as ApiError).problem.name).toBe(name);
    expect(finalProblem(error)).toBeNull();
  });

  const html = "<!doctype html><title>Sign in to the Wi-Fi</title>";
  test.each([
    ["a sign-in page in its place", 200, "text/html", html],
    ["a page of JSON's type", 200, "application/json", html],
    ["JSON of somebody else", 200, "application/json", '{"portal": true}'],
    ["nothing, where something was asked for", 204, "text/plain", ""],
    ["a proxy's 401", 401, "text/html", html],
    ["a proxy's 403", 403, "text/html", html],
    ["another program's 404", 404, "application/json", '{"error": "not found"}'],
    [
      "another program's problem",
      404,
      "application/problem+json",
      '{"type": "about:blank", "status": 404}',
    ],
    [
      "our problem with another status",
      404,
      "application/problem+json",
      problem("unauthorised", 401),
    ],
    ["our problem as another type", 401, "application/json", problem("unauthorised", 401)],
    ["half a problem", 401, "application/problem+json", problem("unauthorised", 401).slice(0, 40)],
    ["network authentication required", 511, "text/html", html],
    ["a bad gateway", 502, "text/html", html],
  ])("%s is weather, not a verdict", async (_, status, type, body) => {
    say(status, type, body);
    const error = await failure();
    expect(error).toBeInstanceOf(ApiError);
    expect(isWeather(error)).toBe(true);
    expect(finalProblem(error)).toBeNull();
  });

  test("an answer that is not understood is named on the console once, without what is secret", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    say(200, "application/json", '{"version": "tok-SECRET"}');
    const path = `${base}/api/workshops/Xy7abc/commands?as=facilitator`;
    for (let i = 0; i < 2; i++) {
      await expect(call("POST", path, readVersion)).rejects.toBeInstanceOf(ApiError);
    }
    expect(warn.mock.calls).toEqual([
      [
        "Not understood: POST /api/workshops/…/commands: " +
          "ProtocolError: version: expected a number, got string",
      ],
    ]);
    warn.mockRestore();
  });

  test("an answer that breaks off is told as the network's failure, not taken for an empty one", async () => {
    answer = (_, response) => {
      response.writeHead(201, { "Content-Type": "application/json", "Content-Length": "100" });
      response.write('{"link": "https://', () => response.destroy());
    };
    expect((await failure()) as ApiError).toMatchObject({
      problem: { name: "network", status: 0 },
    });
  });

  test("a redirect to a sign-in page is weather, also where that says yes", async () => {
    answer = (request, response) => {
      if (request.url === "/login") {
        response.writeHead(200, { "Content-Type": "application/json" }).end('{"version": 7}');
      } else {
        response.writeHead(302, { Location: "/login" }).end();
      }
    };
    expect(isWeather(await failure())).toBe(true);
  });

  test("a page where nothing was expected is weather", async () => {
    say(200, "text/html", html);
    expect(isWeather(await failure(readNothing))).toBe(true);
    answer = (_, response) => response.writeHead(204).end();
    expect(await ask(readNothing)).toBeUndefined();
  });

  test("[H23] a key goes in its header, in quotes", async () => {
    let said: string | string[] | undefined;
    answer = (request, response) => {
      said = request.headers["idempotency-key"];
      response.writeHead(204).end();
    };
    await call("POST", `${base}/api/x`, readNothing, { key: "abc" });
    expect(said).toBe('"abc"');
  });
});
