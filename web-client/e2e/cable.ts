import { createServer, connect as dial, type Server, type Socket } from "node:net";

/**
 * What a cable lets through: everything; pages without sockets; questions, but no answers to what is
 * posted; or nothing at all.
 */
export type Flow = "everything" | "pages" | "no-answers" | "nothing";

/** Somebody on the way who answers in the server's place: a sign-in page, a proxy, another program. */
export interface Stranger {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Where the answer leads, if it does. */
  readonly location?: string;
}

/** The network between one device and the server, which a test can cut in mid-sentence. */
export class Cable {
  readonly #server: Server;
  readonly #lines = new Set<Socket>();
  #flow: Flow = "everything";
  #stranger: Stranger | null = null;
  /** The first lines of the requests that a stranger has answered. */
  readonly intercepted: string[] = [];

  private constructor(serverPort: number) {
    this.#server = createServer((device) => this.#carry(device, serverPort));
  }

  static async lay(serverAddress: string): Promise<Cable> {
    const cable = new Cable(Number(new URL(serverAddress).port));
    await new Promise<void>((listening) => cable.#server.listen(0, "127.0.0.1", listening));
    return cable;
  }

  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") {
      throw new Error("the cable is not laid");
    }
    return `http://127.0.0.1:${address.port}`;
  }

  /** Changes what passes; everything that is under way is torn down. */
  let(flow: Flow): void {
    this.#flow = flow;
    this.#stranger = null;
    this.#tear();
  }

  /** Lets somebody else answer all calls and handshakes; pages still come from the server. */
  hijack(stranger: Stranger): void {
    this.#stranger = stranger;
    this.intercepted.length = 0;
    this.#tear();
  }

  #tear(): void {
    for (const line of this.#lines) {
      line.destroy();
    }
  }

  async remove(): Promise<void> {
    this.let("nothing");
    await new Promise((closed) => this.#server.close(closed));
  }

  #carry(device: Socket, serverPort: number): void {
    this.#hold(device);
    device.once("data", (head) => {
      const isSocket = head.subarray(0, 8).toString("latin1") === "GET /ws/";
      if (this.#flow === "nothing" || (this.#flow === "pages" && isSocket)) {
        device.destroy();
        return;
      }
      const line = head.toString("latin1").split("\r\n", 1)[0] ?? "";
      if (this.#stranger !== null && / \/(api|ws)\//.test(line)) {
        this.intercepted.push(line);
        device.end(spoken(this.#stranger));
        return;
      }
      const server = dial(serverPort, "127.0.0.1");
      if (this.#flow === "no-answers" && line.startsWith("POST ")) {
        this.intercepted.push(line);
        server.once("data", () => device.destroy());
      }
      this.#hold(server);
      // A line that has brought something else would bring calls as well, past what stops them.
      const stopsCalls = this.#stranger !== null || this.#flow === "no-answers";
      server.write(stopsCalls ? oneRequest(head) : head);
      device.pipe(server).pipe(device);
      device.on("close", () => server.destroy());
      server.on("close", () => device.destroy());
    });
  }

  #hold(line: Socket): void {
    this.#lines.add(line);
    line.on("error", () => line.destroy());
    line.on("close", () => this.#lines.delete(line));
  }
}

/** The same request on a connection that the server closes after its answer. */
function oneRequest(head: Buffer): Buffer {
  return Buffer.from(
    head.toString("latin1").replace(/^Connection: keep-alive$/im, "Connection: close"),
    "latin1",
  );
}

function spoken({ status, type, body, location }: Stranger): string {
  return [
    `HTTP/1.1 ${status} Whatever`,
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(location === undefined ? [] : [`Location: ${location}`]),
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
