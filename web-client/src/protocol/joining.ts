/** What the server says to somebody who wants to join (SPEC H2, H3). */
import type { Read } from "./reading";
import { dictionary, list, number, record, text, withDefault } from "./reading";

const invitation = record({
  workshopId: text,
  name: text,
  tables: list(
    record({
      number,
      place: withDefault(text, ""),
      label: withDefault(text, ""),
      people: withDefault(number, 0),
    }),
  ),
  /** By the number of a table that is closed, the one where its people sit now. */
  closed: withDefault(dictionary(number), {}),
});
const joined = record({
  workshopId: text,
  participant: record({ id: text, name: text, table: number }),
});

/** The workshop behind a join code, with its tables. */
export type Invitation = Read<typeof invitation>;
export type Joined = Read<typeof joined>;

export function readInvitation(value: unknown): Invitation {
  return invitation(value, "");
}

export function readJoined(value: unknown): Joined {
  return joined(value, "");
}
