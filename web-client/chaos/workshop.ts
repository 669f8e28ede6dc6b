import { WebSocket } from "ws";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { readFrame, step1Frame, updateFrame } from "../src/connection/frames";
import { readServerMessage, SUBPROTOCOL } from "../src/protocol/messages";
import { json } from "../src/protocol/reading";

/** Seats of a table (SPEC M15). */
export const SEATS = 20;

/** What `POST /api/workshops` answers. */
export interface Created {
  readonly id: string;
  readonly joinCode: string;
  readonly facilitatorToken: string;
  readonly screenToken: string;
}

/** Somebody who was let in. */
export interface Seat {
  readonly token: string;
  readonly participant: string;
  readonly table: number;
}

/** The parts of the server's `state` message that are looked at by name. */
export interface State {
  readonly version: number;
  readonly workshop: {
    readonly locked: boolean;
    readonly phase: string;
    readonly timer: { readonly state: string };
    readonly screen: { readonly table: number | null };
    readonly turns: object;
    readonly tables: {
      readonly number: number;
      readonly label: string;
      readonly locked: boolean;
      readonly extra: number;
      readonly startedAt: number | null;
    }[];
    readonly participants: { readonly id: string; readonly name: string }[];
    readonly messages: { readonly text: string }[];
  };
}

/** How long an answer is awaited, also on a machine that is busy, milliseconds. */
const ANSWER_MS = 15_000;

/** Makes a call; the answer's status and JSON. Throws when there is no answer. */
export async function call(
  address: string,
  method: "GET" | "POST" | "DELETE",
  path: string,
  token: string,
  body?: object,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(address + path, {
    method,
    headers: {
      ...(token === "" ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const text = await response.text();
  return { status: response.status, json: text === "" ? null : JSON.parse(text) };
}

async function expected(
  status: number,
  answer: Promise<{ status: number; json: unknown }>,
): Promise<unknown> {
  const { status: given, json } = await answer;
  if (given !== status) {
    throw new Error(`answered ${given}: ${JSON.stringify(json)}`);
  }
  return json;
}

/** Throws while the server cannot store anything. */
export async function ready(address: string): Promise<void> {
  await expected(200, call(address, "GET", "/health/ready", ""));
}

export async function createWorkshop(address: string, tables: number): Promise<Created> {
  const body = {
    name: "Under fire",
    tables: Array.from({ length: tables }, (_, index) => ({ place: `Place ${index + 1}` })),
  };
  return (await expected(201, call(address, "POST", "/api/workshops", "", body))) as Created;
}

export async function join(
  address: string,
  workshop: Created,
  name: string,
  table: number,
): Promise<Seat> {
  const answer = await expected(
    201,
    call(address, "POST", `/api/join/${workshop.joinCode}`, "", { name, table }),
  );
  const { participantToken, participant } = answer as {
    participantToken: string;
    participant: { id: string };
  };
  return { token: participantToken, participant: participant.id, table };
}

export async function stateOf(address: string, workshop: Created): Promise<State> {
  const path = `/api/workshops/${workshop.id}`;
  return (await expected(200, call(address, "GET", path, workshop.facilitatorToken))) as State;
}

/** How many people the dashboard sees at each table (SPEC W6). */
export function peopleAt(address: string, workshop: Created): Promise<Map<number, number>> {
  const socket = new WebSocket(`${address.replace("http", "ws")}/ws/${workshop.id}`, SUBPROTOCOL, {
    headers: { Authorization: `Bearer ${workshop.facilitatorToken}` },
  });
  return new Promise<Map<number, number>>((answered, failed) => {
    const late = setTimeout(() => failed(new Error("no digests")), ANSWER_MS);
    socket.on("message", (data) => {
      const message = readServerMessage(json(`${data}`));
      if (message.type !== "digests") {
        return;
      }
      clearTimeout(late);
      answered(new Map(message.tables.map(({ table, people }) => [table, people])));
    });
    socket.on("error", failed);
  }).finally(() => socket.terminate());
}

function tableSocket(address: string, workshop: Created, table: number): string {
  return `${address.replace("http", "ws")}/ws/${workshop.id}/tables/${table}`;
}

/**
 * All that the server has of a table's document, what waits for missing updates too.
 *
 * @param startedAt when the table's flipchart was started afresh, null if it never was
 */
export function readTable(
  address: string,
  workshop: Created,
  table: number,
  startedAt: number | null = null,
): Promise<Uint8Array> {
  const started = startedAt === null ? "" : `?started=${startedAt}`;
  const socket = new WebSocket(tableSocket(address, workshop, table) + started, {
    headers: { Authorization: `Bearer ${workshop.facilitatorToken}` },
  });
  return new Promise<Uint8Array>((answered, failed) => {
    const late = setTimeout(() => failed(new Error(`table ${table}: no answer`)), ANSWER_MS);
    socket.on("open", () => socket.send(step1Frame(encodeStateVector(new Doc()))));
    socket.on("message", (data) => {
      const frame = readFrame(new Uint8Array(data as Buffer));
      if (frame.kind !== "step-2") {
        return;
      }
      clearTimeout(late);
      answered(frame.update);
    });
    socket.on("close", (code) => failed(new Error(`table ${table}: closed with ${code}`)));
    socket.on("error", failed);
  }).finally(() => socket.terminate());
}

/** The text that is written on tables once. */
const FIELD = "challenge";

/** What is written there on one of a table's flipcharts. */
export async function wordsOn(
  address: string,
  workshop: Created,
  table: number,
  startedAt: number | null,
): Promise<string> {
  const doc = new Doc();
  applyUpdate(doc, await readTable(address, workshop, table, startedAt));
  return doc.getText(FIELD).toString();
}

/** Writes words on the first flipchart of a table that nobody else writes on; ends when they are Saved. */
export function write(
  address: string,
  workshop: Created,
  { token, table }: Pick<Seat, "token" | "table">,
  words: string,
): Promise<void> {
  const doc = new Doc();
  doc.getText(FIELD).insert(0, words);
  const socket = new WebSocket(tableSocket(address, workshop, table), SUBPROTOCOL, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return new Promise<void>((saved, failed) => {
    const late = setTimeout(() => failed(new Error(`table ${table}: not Saved`)), ANSWER_MS);
    socket.on("open", () => socket.send(updateFrame(encodeStateAsUpdate(doc))));
    socket.on("message", (data, binary) => {
      if (binary && readFrame(new Uint8Array(data as Buffer)).kind === "saved") {
        clearTimeout(late);
        saved();
      }
    });
    socket.on("close", (code) => failed(new Error(`table ${table}: closed with ${code}`)));
    socket.on("error", failed);
  }).finally(() => socket.terminate());
}
