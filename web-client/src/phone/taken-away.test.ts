import { signal } from "@preact/signals";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { OwnWords } from "../connection/own-words";
import { activity } from "../flipchart/activity.fixture";
import { someBoard } from "../flipchart/board.fixture";
import { deckOf } from "../flipchart/decks";
import { historyOfRemovals } from "../flipchart/removals";
import { Flipchart } from "../flipchart/schema";
import { setLanguage } from "../i18n/language";
import { Words } from "../i18n/words";
import type { Seat } from "./seat";
import { watch } from "./taken-away";
import { mayReplace, takenBy, takesAway } from "./taken-by";

/** A phone at the table. */
class Phone {
  readonly doc = new Y.Doc();
  readonly own: OwnWords;
  readonly written: Map<number, number>;
  readonly flipchart = new Flipchart(this.doc, activity);
  readonly deck = deckOf(this.flipchart, "players");

  constructor(clientId = this.doc.clientID) {
    this.doc.clientID = clientId;
    this.own = new OwnWords(this.doc);
    this.written = new Map([[clientId, 0]]);
  }

  add(name: string): string {
    return this.deck.add({ name, category: "gov", by: "p1", at: 1 });
  }

  write(id: string, words: string): void {
    this.deck.note(id)?.insert(0, words);
  }

  /** What it lacks of another's, as one update. */
  lacks(other: Phone): Uint8Array {
    return Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc));
  }

  /** What it does, as the update that tells the others of it. */
  does(deed: () => void): Uint8Array {
    const updates: Uint8Array[] = [];
    const hear = (update: Uint8Array) => updates.push(update);
    this.doc.on("update", hear);
    deed();
    this.doc.off("update", hear);
    return Y.mergeUpdates(updates);
  }

  takes(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
  }

  /** What a merge takes away, and the merge. */
  merges(update: Uint8Array, whole: boolean): string[] {
    return this.#merge(update, whole).taken.map(({ words }) => words);
  }

  /** What gives way in a merge, each with the name that stands there now, and the merge. */
  givesWay(update: Uint8Array, whole: boolean): string[] {
    return this.#merge(update, whole).replaced.map(({ name, words }) => `${name}: ${words}`);
  }

  #merge(update: Uint8Array, whole: boolean) {
    const before = Y.encodeStateAsUpdate(this.doc);
    const { written } = this;
    const { made } = this.own;
    const decoded = Y.decodeUpdate(update);
    const mayTake = takesAway(this.doc, decoded);
    const mayHave = mayReplace(this.doc, decoded, activity);
    const found = takenBy(
      { before, update, whole, made: new Map(made), written: new Map(written) },
      activity,
    );
    this.takes(update);
    expect(mayTake || found.taken.length === 0).toBe(true);
    expect(mayHave || found.replaced.length === 0).toBe(true);
    return found;
  }
}

/** Two at a table, who both have all that there is, and it is durable. */
function two(): { amara: Phone; jo: Phone; library: string; bank: string } {
  const [amara, jo] = [new Phone(), new Phone()];
  const [library, bank] = [amara.add("Library"), amara.add("Land bank")];
  amara.write(library, "Rooms");
  jo.takes(jo.lacks(amara));
  amara.own.allDurable();
  return { amara, jo, library, bank };
}

describe("what others take away with words that they had not read", () => {
  test.each([
    [
      "note",
      (amara: Phone, id: string) => amara.write(id, "Free. "),
      "Library (Government): Free. Rooms",
    ],
    [
      "name",
      (amara: Phone, id: string) => amara.deck.change(id, { name: "Main library" }),
      "Main library (Government): Rooms",
    ],
    [
      "web page",
      (amara: Phone, id: string) => amara.deck.change(id, { link: "https://a.example/" }),
      "Library (Government): Rooms – https://a.example/",
    ],
  ])(
    "a card whose %s is not known to be on the server, whenever it was deleted",
    (_, edit, words) => {
      for (const whole of [true, false]) {
        const { amara, jo, library } = two();
        edit(amara, library);
        const removal = jo.does(() => jo.deck.remove(library));
        expect(amara.merges(whole ? amara.lacks(jo) : removal, whole)).toEqual([words]);
      }
    },
  );

  test("a card whose note was Saved, but not seen by who deleted it", () => {
    const { amara, jo, library } = two();
    const removal = jo.does(() => jo.deck.remove(library));
    amara.write(library, "Free. ");
    amara.own.allDurable();
    expect(amara.merges(removal, false)).toEqual(["Library (Government): Free. Rooms"]);
  });

  test("a link that dangles, which its remover would have deleted with the card", () => {
    for (const whole of [true, false]) {
      const { amara, jo, library, bank } = two();
      amara.deck.link(library, bank, "lends rooms");
      const removal = jo.does(() => jo.deck.remove(bank));
      expect(amara.merges(whole ? amara.lacks(jo) : removal, whole)).toEqual([
        "Library ↔ Land bank: lends rooms",
      ]);
    }
  });

  test("nothing that was Saved and read, before or after this phone was away", () => {
    for (const whole of [true, false]) {
      const { amara, jo, library, bank } = two();
      amara.write(library, "Free. ");
      amara.deck.link(library, bank, "lends rooms");
      amara.own.allDurable();
      jo.takes(jo.lacks(amara));
      const removal = jo.does(() => jo.deck.remove(library));
      expect(amara.merges(whole ? amara.lacks(jo) : removal, whole)).toEqual([]);
    }
  });

  test("nothing that is in another card, or was rubbed out before", () => {
    const { amara, jo, library, bank } = two();
    amara.write(bank, "Lots");
    amara.write(library, "oops");
    amara.deck.note(library)?.delete(0, 4);
    expect(
      amara.merges(
        jo.does(() => jo.deck.remove(library)),
        false,
      ),
    ).toEqual([]);
  });

  test("nothing of its owner's own removal, which comes back from the server", () => {
    const { amara, jo, library } = two();
    amara.write(library, "Free. ");
    amara.deck.remove(library);
    jo.takes(jo.lacks(amara));
    expect(amara.merges(amara.lacks(jo), true)).toEqual([]);
    expect(
      amara.merges(
        jo.does(() => jo.deck.remove(library)),
        false,
      ),
    ).toEqual([]);
  });

  test("nothing of two cards that are made one, whose notes go on; all of it once that is deleted", () => {
    const { amara, jo, library, bank } = two();
    amara.write(bank, "Lots");
    const cards = jo.deck.cards(new Set());
    const [one, other] = [library, bank].map((id) => cards.find((card) => card.id === id));
    const merge = jo.does(() => void (one && other && jo.deck.merge(one, other)));
    expect(amara.merges(merge, false)).toEqual([]);
    const kept = jo.deck.cards(new Set())[0]?.id ?? "";
    const words = amara.merges(
      jo.does(() => jo.deck.remove(kept)),
      false,
    );
    expect(words).toHaveLength(1);
    expect(words[0]).toContain("Lots");
  });

  test("nothing of a removal that is taken back; what nobody had read does not come back with it", () => {
    const { amara, jo, library } = two();
    const removed = jo.does(() => jo.deck.remove(library, historyOfRemovals));
    const undone = jo.does(() => jo.deck.undoRemoval());
    amara.write(library, "Free. ");
    expect(amara.merges(removed, false)).toEqual(["Library (Government): Free. Rooms"]);
    expect(amara.merges(undone, false)).toEqual([]);
    expect(amara.deck.cards(new Set()).map(({ name }) => name)).toContain("Library");
  });
});

describe("what gives way to what somebody else wrote in the same place at the same time", () => {
  interface Place {
    readonly write: (phone: Phone, card: string, words: string) => void;
    readonly read: (phone: Phone, card: string) => string;
    /** What stands there is called so, when Jo's words are left. */
    readonly name: string;
    readonly theirs: string;
    readonly ours: string;
  }

  const places: Record<string, Place> = {
    "the name of a card": {
      write: (phone, card, name) => phone.deck.change(card, { name }),
      read: (phone, card) => phone.deck.cards(new Set()).find(({ id }) => id === card)?.name ?? "",
      name: "City library",
      theirs: "City library",
      ours: "Main library, asks for volunteers",
    },
    "the web page of a card": {
      write: (phone, card, link) => phone.deck.change(card, { link }),
      read: (phone, card) => phone.deck.cards(new Set()).find(({ id }) => id === card)?.link ?? "",
      name: "Library",
      theirs: "https://city.example/",
      ours: "https://main.example/volunteers",
    },
    "who has a role": {
      write: (phone, _, name) => phone.flipchart.setRole("presenter", name),
      read: (phone) => phone.flipchart.about().of("presenter"),
      name: "Presenter",
      theirs: "Jo",
      ours: "Amara, with Kim for the map",
    },
  };

  /** Amara and Jo, at whose table somebody else wrote all that there is; Amara's id is the lower or the greater. */
  function both(amaraWins: boolean) {
    const kim = new Phone();
    const library = kim.add("Library");
    kim.flipchart.setRole("presenter", "Kim");
    const [amara, jo] = [new Phone(amaraWins ? 20 : 10), new Phone(amaraWins ? 10 : 20)];
    for (const phone of [amara, jo]) {
      phone.takes(phone.lacks(kim));
    }
    return { amara, jo, library };
  }

  const rows = Object.entries(places).flatMap(([what, place]) =>
    [true, false].flatMap((amaraWins) =>
      [true, false].map((whole) => ({ what, place, amaraWins, whole })),
    ),
  );

  test.each(rows)(
    "$what: who loses it is shown it, amara wins: $amaraWins, on a new connection: $whole",
    ({ place: { write, read, name, theirs, ours }, amaraWins, whole }) => {
      const { amara, jo, library } = both(amaraWins);
      write(amara, library, "https://first.example/");
      write(amara, library, ours);
      const written = jo.does(() => write(jo, library, theirs));
      jo.own.allDurable();
      if (whole) {
        amara.written.clear(); // by a page that was opened since
      }
      const seen = amara.givesWay(whole ? amara.lacks(jo) : written, whole);
      const told = jo.givesWay(jo.lacks(amara), whole);
      expect(read(amara, library)).toBe(amaraWins ? ours : theirs);
      expect(read(jo, library)).toBe(amaraWins ? ours : theirs);
      expect(seen).toEqual(amaraWins ? [] : [`${name}: ${ours}`]);
      expect(told).toEqual(amaraWins ? [`${name === theirs ? ours : name}: ${theirs}`] : []);
    },
  );

  test.each(Object.entries(places))(
    "nothing of %s that was read before it was replaced, also in several steps, nor what is the same",
    (_, { write, theirs, ours }) => {
      const { amara, jo, library } = both(false);
      write(amara, library, ours);
      jo.takes(jo.lacks(amara));
      const replaced = jo.does(() => {
        write(jo, library, "https://first.example/");
        write(jo, library, theirs);
      });
      expect(amara.givesWay(replaced, false)).toEqual([]);
      write(amara, library, "https://same.example/");
      const same = jo.does(() => write(jo, library, "https://same.example/"));
      expect(amara.givesWay(same, false)).toEqual([]);
    },
  );

  test("a note that two began at once, where another program had left it out", () => {
    const { amara, jo, library } = both(false);
    for (const phone of [amara, jo]) {
      const card = phone.doc.getMap("players").get(library) as Y.Map<unknown>;
      card.delete("note");
    }
    amara.write(library, "Rooms");
    const written = jo.does(() => jo.write(library, "Lots"));
    expect(amara.givesWay(written, false)).toEqual(["Library: Rooms"]);
  });
});

describe("what is taken away is shown", () => {
  const known = async () => ({});
  let fetchWords: () => Promise<unknown> = known;

  afterEach(async () => {
    vi.useRealTimers();
    fetchWords = known;
    await setLanguage("en");
  });

  test.each([
    ["never come", () => new Promise(() => {})],
    ["cannot be had", () => Promise.reject(new Error("no network"))],
  ])("also where some of the words in its reader's language %s", async (_, fetch) => {
    const { amara, jo, library } = two();
    const page = opened(amara);
    const removal = jo.does(() => jo.deck.remove(library));
    amara.write(library, "Free. ");
    await wordsCome(fetch);
    page.merges(removal);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.shown()).toContain("Library (Government): Free. Rooms");
    page.close();
  });

  test("all of it after one wait for words, however much was taken away one after the other", async () => {
    const { amara, jo, library, bank } = two();
    const page = opened(amara);
    const removals = [library, bank].map((card) => jo.does(() => jo.deck.remove(card)));
    amara.write(library, "Free. ");
    amara.write(bank, "Lots. ");
    await wordsCome(() => new Promise(() => {}));
    for (const removal of removals) {
      page.merges(removal);
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(page.shown()).toBe("");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(page.shown()).toMatch(/Library .*Free\. Rooms\s+.*\s+Land bank .*Lots/);
    page.close();
  });

  /** From now on words in the reader's language come so. */
  async function wordsCome(fetch: () => Promise<unknown>): Promise<void> {
    await setLanguage("es");
    fetchWords = fetch;
    vi.useFakeTimers();
    new Words({}, { "./es/late.ts": () => fetchWords() });
  }

  /** The page of a phone, and what it shows. */
  function opened(phone: Phone) {
    const board = someBoard({}, phone.doc);
    const provider: Partial<Seat["provider"]> = {
      ...{ doc: phone.doc as Seat["provider"]["doc"], table: 1, startedAt: null },
      ...{ status: signal("open"), saving: signal("saved"), synced: signal(true) },
    };
    let shown = "";
    watch(
      "4CDFGHJK4CDF",
      { board, provider: provider as Seat["provider"] },
      {
        ...{ present: () => shown, kept: true, copies: [] },
        put: (words) => {
          shown = words;
        },
      },
    );
    return {
      shown: () => shown,
      merges: (update: Uint8Array) => {
        provider.merging?.(update);
        phone.takes(update);
      },
      close: () => board.close(),
    };
  }
});
