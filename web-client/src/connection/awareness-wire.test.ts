import { afterEach, expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { Doc } from "yjs";
import { AwarenessWire } from "./awareness-wire";

const own = new Awareness(new Doc());
const neighbour = new Awareness(new Doc());

afterEach(() => {
  own.destroy();
  neighbour.destroy();
});

test("[W12] who was there before a break is there after it, without having moved meanwhile", () => {
  const wire = new AwarenessWire(own, () => {});
  neighbour.setLocalState({ user: { id: "p2", name: "Jo" } });
  const told = encodeAwarenessUpdate(neighbour, [neighbour.clientID]);
  wire.take(told);
  expect(own.getStates().has(neighbour.clientID)).toBe(true);

  wire.lost();
  expect(own.getStates().has(neighbour.clientID)).toBe(false);

  wire.take(told);
  expect(own.getStates().get(neighbour.clientID)).toEqual({ user: { id: "p2", name: "Jo" } });
  wire.close();
});
