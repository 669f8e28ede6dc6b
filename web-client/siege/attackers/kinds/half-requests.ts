import type { Ground } from "../ground";

const CONNECTIONS = 400;

/** Connections that begin a request, or nothing, and then say no more. */
export async function attack(ground: Ground): Promise<void> {
  await ground.crowd(CONNECTIONS, () =>
    ground.again(() =>
      ground.hold(
        ground.random.pick([
          "",
          "GET /",
          "GET / HTTP/1.1\r\nHost: a\r\nX: ",
          "POST /api/join/AAAAAA HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n{",
        ]),
      ),
    ),
  );
}
