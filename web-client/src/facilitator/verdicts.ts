/** What facilitators have said of two cards, read as the server reads it (SPEC H32, R1). */
import type { RoomMapContent } from "../protocol/room-map";
import { nameKey } from "../workshop/name-key";

/**
 * Whether something was said of two names: however they are written, and also when it was said of others
 * that are one with them.
 */
export function saidOfPairs(told: RoomMapContent["told"]): (one: string, other: string) => boolean {
  const into = new Map<string, string>();
  const keyOf = (name: string) => {
    let key = nameKey(name);
    for (let next = into.get(key); next !== undefined; next = into.get(key)) {
      key = next;
    }
    return key;
  };
  for (const { one, other } of told.filter(({ same }) => same)) {
    const [to, from] = [keyOf(one), keyOf(other)];
    if (to !== from) {
      into.set(from, to);
    }
  }
  const pairOf = (one: string, other: string) => JSON.stringify([keyOf(one), keyOf(other)].sort());
  const apart = new Set(told.map(({ one, other }) => pairOf(one, other)));
  return (one, other) => keyOf(one) === keyOf(other) || apart.has(pairOf(one, other));
}
