// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readCode } from "../protocol/code";
import { joinLink, joinQr } from "./links";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33" role="img"><title>http://192.0.2.1:8080/j/K7M4QX</title><path fill="#fff" d="M0,0h33v33H0z"/><path fill="#000" d="M4,4h1v1h-1z"/></svg>`;
const problem = (name: string, status: number) =>
  new Response(JSON.stringify({ type: `urn:charrette:problem:${name}`, status }), {
    status,
    headers: { "Content-Type": "application/problem+json" },
  });
const picture = () => new Response(SVG, { headers: { "Content-Type": "image/svg+xml" } });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  ["a server that could not answer", () => problem("journal-unavailable", 503)],
  ["a cut line", () => Promise.reject(new TypeError("network"))],
  ["a sign-in page", () => new Response("<!doctype html>", { status: 200 })],
  ["a server that does not have it yet", () => problem("unknown-workshop", 404)],
])(
  "[H9] after %s the join code is asked for again, and the link is the server's",
  async (name, answer) => {
    const fetch = vi.fn<() => unknown>(picture).mockImplementationOnce(answer);
    vi.stubGlobal("fetch", fetch);
    expect(joinLink(name, "K7M4QX")).toBe(`${location.origin}/j/K7M4QX`);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(joinLink(name, "K7M4QX")).toBe("http://192.0.2.1:8080/j/K7M4QX");
    expect(joinQr(name, "K7M4QX")).toMatchObject({ side: 33, path: "M4,4h1v1h-1z" });
    expect(fetch).toHaveBeenCalledTimes(2);
  },
);

test("[H9] whoever is refused asks no more", async () => {
  const fetch = vi.fn(() => problem("forbidden", 403));
  vi.stubGlobal("fetch", fetch);
  expect(joinQr("refused", "K7M4QX")).toBeNull();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(joinQr("refused", "K7M4QX")).toBeNull();
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("[B1] a picture that says nothing of itself, as that of a recovery sheet, is one", () => {
  const nameless = SVG.replace(/<title>.*<\/title>/, "<title></title>");
  expect(readCode(nameless)).toEqual({ title: "", side: 33, path: "M4,4h1v1h-1z" });
});
