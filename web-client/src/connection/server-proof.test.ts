// @vitest-environment happy-dom
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { proofOf } from "../protocol/proof";
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
    const problem = { type: "urn:charrette:problem:unknown-workshop", status: 404, detail: "" };
    response.writeHead(this.empty ? 404 : 200, {
      "Content-Type": this.empty ? "application/problem+json" : "application/json",
    });
    response.end(JSON.stringify(this.empty ? problem : answer));
  });
  readonly asked: IncomingMessage[] = [];
  secret = WITNESS.secret;
  empty = false;
  /** Whether it takes questions and does not answer. */
  silent = false;

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

  test("[B3] a server that has another key is a stranger", async () => {
    await acquainted();
    prover.secret = "t".repeat(43);
    expect(await proof.ask()).toBe(false);
    expect(proof.answering.value).toBe("stranger");
    prover.secret = WITNESS.secret;
    expect(await proof.ask()).toBe(true);
    expect(proof.answering.value).toBe("server");
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
