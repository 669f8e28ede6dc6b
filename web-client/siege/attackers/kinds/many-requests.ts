import { type Ground, head } from "../ground";

const CONNECTIONS = 40;
const AT_ONCE = 1_000;
const CHUNKS = "1\r\n{\r\n".repeat(10_000);

/** Somebody without a seat: thousands of requests one behind the other, and bodies in chunks of one byte. */
export async function attack(ground: Ground): Promise<void> {
  const { venue } = ground;
  const requests = head("GET /nothing", venue).repeat(AT_ONCE);
  const body = head(
    `POST /api/join/${venue.joinCode}`,
    venue,
    "Content-Type: application/json",
    "Transfer-Encoding: chunked",
  );
  await ground.crowd(CONNECTIONS, (one) =>
    ground.again(
      () => (one % 2 === 0 ? ground.pour(requests, requests) : ground.pour(body, CHUNKS)),
      50,
    ),
  );
}
