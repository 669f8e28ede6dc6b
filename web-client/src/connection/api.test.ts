import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { call } from "./api";

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) {
    close();
  }
});

/** The address of a server that answers so. */
async function answering(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response)).listen(0, "127.0.0.1");
  closers.push(() => server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test("an answer that breaks off is told as the network's failure, not taken for an empty one", async () => {
  const address = await answering((response) => {
    response.writeHead(201, { "Content-Type": "application/json", "Content-Length": "100" });
    response.write('{"link": "https://', () => response.destroy());
  });
  await expect(call("POST", address, {})).rejects.toMatchObject({
    problem: { name: "network", status: 0 },
  });
});

test("an answer without a body, or with one that is no JSON, has nothing in it", async () => {
  const empty = await answering((response) => response.writeHead(204).end());
  expect(await call("DELETE", empty)).toBeUndefined();
  const page = await answering((response) =>
    response.writeHead(200, { "Content-Type": "application/json" }).end("<html>"),
  );
  expect(await call("GET", page)).toBeUndefined();
});
