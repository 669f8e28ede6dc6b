import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Created, State } from "./answers";
import type { TableWork } from "./worksheet";

/** Those that have not left: else they would look for the next test's server, too. */
const there = new Set<WebsocketProvider>();

/** Has all programs leave, at the end of a test. */
export function dismissPrograms(): void {
  for (const program of there) {
    program.destroy();
  }
  there.clear();
}

/** The stock y-websocket client of a program, which may set headers; browsers may not. */
export function stockProvider(
  address: string,
  workshop: Pick<Created, "id">,
  table: number,
  token: string,
): WebsocketProvider {
  class BearerSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { Authorization: `Bearer ${token}` } });
    }
  }
  const program = new WebsocketProvider(
    `${address.replace("http", "ws")}/ws/${workshop.id}/tables`,
    String(table),
    new Y.Doc(),
    {
      WebSocketPolyfill: BearerSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  );
  there.add(program);
  return program;
}

/** A seat at a table, taken by code: the participant's id and token. */
export async function takeSeat(
  address: string,
  workshop: Pick<Created, "joinCode">,
  name: string,
  table: number,
): Promise<{ readonly id: string; readonly token: string }> {
  const answer = await fetch(`${address}/api/join/${workshop.joinCode}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name, table }),
  });
  if (answer.status !== 201) {
    throw new Error(`${name} was not let in: ${answer.status}`);
  }
  const { participantToken, participant } = (await answer.json()) as {
    participantToken: string;
    participant: { id: string };
  };
  return { id: participant.id, token: participantToken };
}

/** A participant without a phone: a program that joins by code and sits at a table. */
export async function sit(
  address: string,
  workshop: Created,
  name: string,
  table: number,
): Promise<WebsocketProvider> {
  const { id, token } = await takeSeat(address, workshop, name, table);
  const provider = stockProvider(address, workshop, table, token);
  provider.awareness.setLocalState({ user: { id, name }, field: null });
  await new Promise<void>((synced) => provider.once("sync", () => synced()));
  return provider;
}

/** A participant who joins by code and calls for help at once, until they leave. */
export async function callForHelp(
  address: string,
  workshop: Created,
  name: string,
  table: number,
): Promise<WebSocket> {
  const { token } = await takeSeat(address, workshop, name, table);
  const socket = new WebSocket(
    `${address.replace("http", "ws")}/ws/${workshop.id}/tables/${table}`,
    "charrette.v1",
    { headers: { Authorization: `Bearer ${token}` } },
  );
  await new Promise<void>((open) => socket.once("open", () => open()));
  socket.send(JSON.stringify({ type: "help", on: true }));
  return socket;
}

/** The table of each of these programs says that it is ready with the present phase, as it is asked. */
export function sayReady(
  programs: readonly WebsocketProvider[],
  { phase, askedAt }: State["workshop"],
): void {
  for (const { doc } of programs) {
    doc.getMap("about").set(`ready:${phase}`, askedAt);
  }
}

/** Writes what a table found, into the shared types that SPEC names. */
export function fill(provider: WebsocketProvider, table: TableWork, until: "scan" | "pitch"): void {
  const { doc } = provider;
  const fan = (provider.awareness.getLocalState() as { user: { id: string } }).user.id;
  doc.transact(() => {
    for (const [index, found] of table.players.entries()) {
      const player = new Y.Map<unknown>();
      player.set("name", found.name);
      player.set("sector", found.sector);
      player.set("note", new Y.Text(found.note));
      player.set("link", found.link);
      player.set("by", "program");
      player.set("at", Date.now() + index);
      doc.getMap("players").set(`p${index}`, player);
      if (found.name === table.star) {
        doc.getMap("stars").set(`p${index}/${fan}`, true);
      }
    }
    const place = (name: string) => `p${table.players.findIndex((found) => found.name === name)}`;
    const partnership = new Y.Map<unknown>();
    partnership.set("from", place(table.partnership.from));
    partnership.set("to", place(table.partnership.to));
    partnership.set("note", table.partnership.note);
    doc.getMap("partnerships").set("s0", partnership);
    doc.getText(`finding:${table.finding.sector}`).insert(0, table.finding.text);
    doc.getText("challenge").insert(0, table.challenge);
    doc.getMap("about").set("challengeSource", table.source);
    if (until === "scan") {
      return;
    }
    doc.getText("strategy").insert(0, table.strategy);
    doc.getText("pitch").insert(0, table.pitch);
    doc.getMap("about").set("presenter", table.presenter);
  });
}
