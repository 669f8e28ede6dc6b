import { expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { indexIn, placeAt } from "./carets";
import { publishPlace, readWriters } from "./presence";

/** What one device tells of itself, as another one at the table has it. */
function seenByAnother(sender: Awareness, receiver: Awareness): void {
  const state = JSON.parse(JSON.stringify(sender.getLocalState()));
  receiver.states.set(sender.clientID, state);
}

test("[F3] a phone tells who it is, in which field, and where in its text", () => {
  const doc = new Y.Doc();
  const text = doc.getText("pitch");
  text.insert(0, "Buses at night");
  const awareness = new Awareness(doc);
  const user = { id: "P1", name: "Ana", colour: "#123456" };
  awareness.setLocalState({ user, field: null });
  publishPlace(awareness, "pitch", { anchor: placeAt(text, 5), head: placeAt(text, 8) });
  const state = awareness.getLocalState() as Record<string, unknown>;
  expect(Object.keys(state).sort()).toEqual(["anchor", "field", "head", "user"]);
  expect(state.user).toEqual(user);
  expect(state.field).toBe("pitch");

  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const theirs = new Awareness(other);
  seenByAnother(awareness, theirs);
  const [writer] = readWriters(theirs, new Map());
  expect(writer).toMatchObject({ id: "P1", name: "Ana", field: "pitch" });
  const copy = other.getText("pitch");
  copy.insert(0, "More: ");
  expect(indexIn(copy, writer?.anchor ?? null)).toBe(11);
  expect(indexIn(copy, writer?.head ?? null)).toBe(14);
  expect(indexIn(other.getText("challenge"), writer?.head ?? null)).toBeNull();
  awareness.destroy();
  theirs.destroy();
});

test("[F3] without a place in a text only the field is told", () => {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ user: { id: "P1", name: "Ana" }, field: null });
  publishPlace(awareness, "player:abc", null);
  expect(awareness.getLocalState()).toEqual({
    user: { id: "P1", name: "Ana" },
    field: "player:abc",
  });
  awareness.destroy();
});

test("[F3] what is not of the agreed shape is left out", () => {
  const awareness = new Awareness(new Y.Doc());
  awareness.states.set(1, { user: "Ana" });
  awareness.states.set(2, { user: { id: 7, name: "Ana" } });
  awareness.states.set(3, { user: { id: "P3", name: "Jo" }, field: 5, anchor: "x", head: {} });
  const writers = readWriters(awareness, new Map());
  expect(writers.map((writer) => writer.clientId)).toEqual([3]);
  expect(writers[0]?.field).toBeNull();
  expect(indexIn(new Y.Doc().getText("pitch"), writers[0]?.anchor)).toBeNull();
  expect(indexIn(new Y.Doc().getText("pitch"), writers[0]?.head ?? null)).toBeNull();
  awareness.destroy();
});

test("[F3] a name is the workshop's, whatever a device calls its owner", () => {
  const awareness = new Awareness(new Y.Doc());
  awareness.states.set(1, { user: { id: "P1", name: "The facilitator" } });
  awareness.states.set(2, { user: { id: "P2", name: "Elsewhere" } });
  const names = readWriters(awareness, new Map([["P1", "Ana"]])).map(({ name }) => name);
  expect(names).toEqual(["Ana", "Elsewhere"]);
  awareness.destroy();
});

test("[F3] of one participant two devices are shown", () => {
  const awareness = new Awareness(new Y.Doc());
  for (let client = 1; client <= 40; client++) {
    awareness.states.set(client, { user: { id: `P${client % 2}`, name: "Jo" }, field: "pitch" });
  }
  expect(readWriters(awareness, new Map())).toHaveLength(4);
  awareness.destroy();
});

test("[F3] a place that Yjs would not write is none, and makes no shared type", () => {
  const doc = new Y.Doc();
  const text = doc.getText("pitch");
  const places: unknown[] = [
    { tname: "hidden root" },
    { tname: 7 },
    { type: { client: "1", clock: 0 } },
    { item: { client: 1, clock: -1 } },
    { item: { client: 1, clock: 0.5 } },
    { item: 5 },
    { assoc: "0" },
    { constructor: null, __proto__: [] },
    {},
  ];
  for (const anchor of places) {
    const awareness = new Awareness(new Y.Doc());
    awareness.states.set(1, { user: { id: "P1", name: "Jo" }, field: "pitch", anchor });
    const [writer] = readWriters(awareness, new Map());
    expect(indexIn(text, writer?.anchor ?? null)).toBeNull();
    awareness.destroy();
  }
  expect([...doc.share.keys()]).toEqual(["pitch"]);
});
