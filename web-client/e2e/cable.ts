import { createServer, connect as dial, type Server, type Socket } from "node:net";

/** What a cable lets through: everything, pages without sockets, or nothing at all. */
export type Flow = "everything" | "pages" | "nothing";

/** The network between one device and the server, which a test can cut in mid-sentence. */
export class Cable {
  readonly #server: Server;
  readonly #lines = new Set<Socket>();
  #flow: Flow = "everything";

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
      const server = dial(serverPort, "127.0.0.1");
      this.#hold(server);
      server.write(head);
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
