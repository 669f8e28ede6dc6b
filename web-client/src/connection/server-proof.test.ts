// @vitest-environment happy-dom
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { proofOf } from "../protocol/proof";
import { call } from "./api";
import { ServerProof } from "./server-proof";

const WITNESS = { name: "n".repeat(22), secret: "s".repeat(43) };

/** A server that gives a witness, and proves itself with a secret. */
class Prover {
  readonly #server: Server = createServer(async (request, response) => {
    this.asked.push(request);
    if (this.silent) {
      return;
    }
    let body = "";
    for await (const part of request) {
      body += part;
    }
    const proving = request.url?.endsWith("/proof") === true;
    const { nonce = "" } = proving ? (JSON.parse(body) as { nonce: string }) : {};
    const answer = proving ? { proof: proofOf(this.secret, nonce) } : WITNESS;
    const status = this.empty ? 404 : this.ailing ? 503 : 200;
    const name = this.empty ? "unknown-workshop" : "journal-unavailable";
    const problem = { type: `urn:charrette:problem:${name}`, status, detail: "" };
    response.writeHead(status, {
      "Content-Type": status === 200 ? "application/json" : "application/problem+json",
    });
    response.end(JSON.stringify(status === 200 ? answer : problem));
  });
  readonly asked: IncomingMessage[] = [];
  secret = WITNESS.secret;
  empty = false;
  /** Whether it takes questions and does not answer. */
  silent = false;
  /** Whether it cannot give a witness now, as when its disk is full. */
  ailing = false;

  async listen(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const { port } = this.#server.address() as AddressInfo;
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
      `http://127.0.0.1:${port}/t/4CDFGHJK4CDF`,
    );
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe("knowing a server again", () => {
  let prover: Prover;
  let proof: ServerProof;

  beforeEach(async () => {
    prover = new Prover();
    await prover.listen();
    proof = new ServerProof("4CDFGHJK4CDF", "participant");
  });

  afterEach(() => {
    proof.close();
    prover.close();
  });

  async function acquainted(): Promise<void> {
    // The page has been of use for long enough.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      proof.connected();
      vi.runOnlyPendingTimers();
    } finally {
      vi.useRealTimers();
    }
    await vi.waitFor(() => expect(proof.ask()).not.toBeNull(), { timeout: 10_000 });
  }

  test("[B3] before there is a witness there is nothing to ask", () => {
    expect(proof.ask()).toBeNull();
    expect(prover.asked).toEqual([]);
  });

  test("[B3] the server that has the key is known, each time by another nonce", async () => {
    await acquainted();
    expect(await proof.ask()).toBe(true);
    expect(await proof.ask()).toBe(true);
    expect(proof.answering.value).toBe("server");
  });

  test("[B3] nothing is learnt over a connection that is lost", async () => {
    vi.useFakeTimers();
    try {
      proof.connected();
      proof.lost();
      await vi.advanceTimersByTimeAsync(60_000);
    } finally {
      vi.useRealTimers();
    }
    expect(prover.asked).toEqual([]);
  });

  test("[B3] a witness that did not come is asked for again while the connection is there", async () => {
    prover.ailing = true;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      proof.connected();
      for (const times of [1, 2]) {
        await vi.waitFor(async () => {
          await vi.advanceTimersByTimeAsync(40_000);
          await new Promise(setImmediate);
          expect(prover.asked.length).toBeGreaterThanOrEqual(times);
        });
      }
      prover.ailing = false;
      await vi.waitFor(
        async () => {
          await vi.advanceTimersByTimeAsync(60_000);
          expect(proof.ask()).not.toBeNull();
        },
        { timeout: 10_000 },
      );
    } finally {
      vi.useRealTimers();
    }
    expect(await proof.ask()).toBe(true);
  });

  test("[B3] a server that has another key is a stranger", async () => {
    await acquainted();
    prover.secret = "t".repeat(43);
    expect(await proof.ask()).toBe(false);
    expect(proof.answering.value).toBe("stranger");
    prover.secret = WITNESS.secret;
    expect(await proof.ask()).toBe(true);
    expect(proof.answering.value).toBe("server");
  });

  test("[B3] without a connection no call says who calls, but to the server that is known", async () => {
    await acquainted();
    const asks = () => call("GET", "/api/workshops/4CDFGHJK4CDF/seats?as=facilitator", (it) => it);
    const told = () => prover.asked.filter(({ url }) => url?.includes("/seats")).length;
    prover.secret = "t".repeat(43);
    await asks(); // the connection is there
    expect(told()).toBe(1);

    proof.lost();
    await expect(asks()).rejects.toMatchObject({ problem: { name: "network" } });
    expect(told()).toBe(1);
    expect(proof.answering.value).toBe("stranger");
    prover.secret = WITNESS.secret;
    await asks();
    expect(told()).toBe(2);
    // A page that is done with the workshop asks nobody.
    prover.secret = "t".repeat(43);
    proof.close();
    await asks();
    expect(told()).toBe(3);
  });

  test("[B3] a connection does not wait for a proof that does not come: another attempt is made", async () => {
    await acquainted();
    prover.silent = true;
    let answer: boolean | null = null;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      proof.ask()?.then((right) => {
        answer = right;
      });
      await vi.advanceTimersByTimeAsync(10_000);
    } finally {
      vi.useRealTimers();
    }
    await vi.waitFor(() => expect(answer).toBe(false));
    prover.silent = false;
    expect(await proof.ask()).toBe(true);
  });

  test("[B3] a server without the workshop is empty, and one that does not answer is bad weather", async () => {
    await acquainted();
    prover.empty = true;
    expect(await proof.ask()).toBe(false);
    expect(proof.answering.value).toBe("empty");
    prover.close();
    expect(await proof.ask()).toBe(false);
    expect(proof.answering.value).toBe("empty");
  });
});
