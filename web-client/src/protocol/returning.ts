/** What a page hears that was in a workshop before (SPEC B4). */
import { number, type Read, record, text } from "./reading";

const seat = record({ id: text, name: text, table: number });

export function readSeat(value: unknown): Read<typeof seat> {
  return seat(value, "");
}
