/**
 * All that this browser keeps for the pages of this server: what there is, and how it is forgotten.
 * Each facility of the browser may fail; then only what it keeps stays unknown, or stays.
 */
import { list, record, text } from "../protocol/reading";
import { call } from "./api";
import { dropDatabase } from "./database";
import { databaseNames } from "./database-names";
import { tellOtherTabs } from "./forgetting";
import { keysFrom, recall, remember } from "./memory";
import { readNothing } from "./outcome";
import { within } from "./within";
import { WorkshopMemory } from "./workshop-memory";

/** Where something is kept. */
export type Place = "device" | "tab" | "database" | "cache" | "worker" | "cookie";

export interface Kept {
  readonly place: Place;
  readonly name: string;
}

export interface Inventory {
  readonly kept: readonly Kept[];
  /** Where this browser does not say what it keeps, or did not answer. */
  readonly unknown: readonly Place[];
}

const PREFIX = "charrette";
/** A browser that has not answered after so long will not. */
const ANSWER_MS = 3_000;

const readDevice = record({ cookies: list(text) });

/** Settles as something does, and fails when it has not after a while, or throws at once. */
async function soon<T>(something: () => Promise<T>): Promise<T> {
  return within(ANSWER_MS, something());
}

/** The databases that a workshop may have here, where the browser does not name them. */
function likelyDatabases(kept: readonly Kept[]): Kept[] {
  return kept.flatMap(({ name }) => {
    const [, id] = /^charrette\/([^/]+)\/state$/.exec(name) ?? [];
    const tables = id === undefined ? [] : (new WorkshopMemory(id).state()?.workshop.tables ?? []);
    return tables.flatMap(({ number, startedAt }) =>
      [`${PREFIX}/${id}/${number}`, `${PREFIX}/${id}/${number}/${startedAt}`].map(
        (database): Kept => ({ place: "database", name: database }),
      ),
    );
  });
}

const lists: Readonly<Record<Place, () => Promise<string[]>>> = {
  device: async () => {
    recallOrThrow("device");
    return keysFrom(PREFIX);
  },
  tab: async () => {
    recallOrThrow("tab");
    return keysFrom(PREFIX, "tab");
  },
  database: async () => (await databaseNames()).filter((name) => name.startsWith(`${PREFIX}/`)),
  cache: async () =>
    "caches" in globalThis ? (await caches.keys()).filter((name) => name.startsWith(PREFIX)) : [],
  worker: async () =>
    navigator.serviceWorker === undefined
      ? []
      : (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  cookie: async () => (await call("GET", "/api/device", (body) => readDevice(body, ""))).cookies,
};

function recallOrThrow(span: "device" | "tab"): void {
  if (recall(PREFIX, span) === undefined) {
    throw new Error("the browser's memory is switched off");
  }
}

/** What there is, place by place. */
export async function whatIsKept(): Promise<Inventory> {
  const places = Object.keys(lists) as Place[];
  const found = await Promise.allSettled(places.map((place) => soon(lists[place])));
  const kept: Kept[] = [];
  const unknown: Place[] = [];
  for (const [index, place] of places.entries()) {
    const result = found[index];
    if (result?.status === "fulfilled") {
      kept.push(...result.value.sort().map((name) => ({ place, name })));
    } else {
      unknown.push(place);
    }
  }
  return { kept, unknown };
}

async function forgetOne({ place, name }: Kept): Promise<void> {
  switch (place) {
    case "device":
    case "tab":
      remember(name, null, place);
      break;
    case "database":
      await dropDatabase(name);
      break;
    case "cache":
      await caches.delete(name);
      break;
    case "worker":
      await (await navigator.serviceWorker.getRegistration(name))?.unregister();
      break;
    case "cookie":
      break; // all at once, by the server
  }
}

/** Forgets what is listed, and all cookies, in this tab and all others; yields what is there afterwards. */
export async function forgetEverywhere(inventory: Inventory): Promise<Inventory> {
  tellOtherTabs();
  const left = await forget(inventory);
  tellOtherTabs(); // those that say by now what is kept look again
  return left;
}

/** Forgets what is listed, all cookies, and what a tab has kept as it left; yields what is there afterwards. */
export async function forget(inventory: Inventory): Promise<Inventory> {
  await forgetAll(inventory);
  await forgetAll(await whatIsKept());
  return whatIsKept();
}

async function forgetAll({ kept, unknown }: Inventory): Promise<void> {
  const unnamed = unknown.includes("database") ? likelyDatabases(kept) : [];
  await Promise.allSettled([
    ...[...unnamed, ...kept].map((one) => soon(() => forgetOne(one))),
    soon(() => call("DELETE", "/api/device", readNothing)),
  ]);
}

/** The workshops of which this browser holds words that the server is not known to have. */
export function unsavedWorkshops(kept: readonly Kept[]): string[] {
  const ids = kept.flatMap(({ place, name }) => {
    const [, id] =
      /^charrette\/([^/]+)\/(?:\d+(?:\/\d+)?\/unsaved(?:\/\w+)?|leftover)$/.exec(name) ?? [];
    return place === "device" && id !== undefined && recall(name) !== '""' ? [id] : [];
  });
  return [...new Set(ids)];
}
