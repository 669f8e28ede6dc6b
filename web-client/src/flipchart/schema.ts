/**
 * The flipchart as it lies in the Yjs document (SPEC section 6): the only file that knows the names of
 * its shared types; `players.ts` knows what a player consists of. Whatever another client wrote,
 * reading never throws: a value of the wrong kind reads as absent.
 */
import * as Y from "yjs";
import { freshId } from "./ids";
import {
  byAge,
  entriesOf,
  NAME_LENGTH,
  NOTE_LENGTH,
  type Partnership,
  type Player,
  readPartnerships,
  readPlayers,
} from "./players";
import { clip, LINK_LENGTH, words } from "./values";

export type ChallengeSource = "case" | "own";

export interface About {
  readonly challengeSource: ChallengeSource | null;
  readonly presenter: string;
  readonly ready: boolean;
}

/** The texts that people write together, by the name that awareness uses for them (SPEC F3). */
export type TextName = "challenge" | "strategy" | "pitch" | `finding:${string}`;

/** The participants at the table, by their ids. */
type People = Pick<ReadonlySet<string>, "has">;

/** Deletions are made with this origin, so that one can be taken back without taking back words. */
export const REMOVAL = Symbol("removal");

/** The table's shared document, read and changed by what things mean. */
export class Flipchart {
  readonly doc: Y.Doc;
  readonly #players: Y.Map<unknown>;
  readonly #stars: Y.Map<unknown>;
  readonly #partnerships: Y.Map<unknown>;
  readonly #about: Y.Map<unknown>;
  readonly #removals: Y.UndoManager;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.#players = doc.getMap("players");
    this.#stars = doc.getMap("stars");
    this.#partnerships = doc.getMap("partnerships");
    this.#about = doc.getMap("about");
    this.#removals = new Y.UndoManager([this.#players, this.#partnerships], {
      trackedOrigins: new Set([REMOVAL]),
      captureTimeout: 0,
    });
  }

  /** Calls back after each change of players, stars or partnerships; yields the way to stop. */
  onPlayers(changed: () => void): () => void {
    const maps = [this.#players, this.#stars, this.#partnerships];
    for (const map of maps) {
      map.observeDeep(changed);
    }
    return () => {
      for (const map of maps) {
        map.unobserveDeep(changed);
      }
    };
  }

  onAbout(changed: () => void): () => void {
    this.#about.observeDeep(changed);
    return () => this.#about.unobserveDeep(changed);
  }

  /**
   * The players, those with the most stars first, else in the order in which they were added. Only stars of
   * the people at the table count (SPEC F5).
   */
  players(sectors: ReadonlySet<string>, people: People): Player[] {
    return readPlayers(this.#players, sectors, this.#starsByPlayer(people));
  }

  /** The partnerships between two players that exist. */
  partnerships(players: readonly Player[]): Partnership[] {
    return readPartnerships(this.#partnerships, players);
  }

  about(): About {
    const source = this.#about.get("challengeSource");
    return {
      challengeSource: source === "case" || source === "own" ? source : null,
      presenter: words(this.#about.get("presenter"), NAME_LENGTH),
      ready: this.#about.get("ready") === true,
    };
  }

  text(name: TextName): Y.Text {
    return this.doc.getText(name);
  }

  /** Empties a text for everybody. */
  clearText(name: TextName): void {
    const text = this.text(name);
    text.delete(0, text.length);
  }

  /** The note of a player, null when the player is gone; made when another client left it out. */
  note(playerId: string): Y.Text | null {
    const player = this.#players.get(playerId);
    if (!(player instanceof Y.Map)) {
      return null;
    }
    const note = player.get("note");
    if (note instanceof Y.Text) {
      return note;
    }
    const fresh = new Y.Text();
    player.set("note", fresh);
    return fresh;
  }

  addPlayer(name: string, sector: string, by: string, at: number): string {
    const id = freshId();
    this.doc.transact(() => {
      const player = new Y.Map<unknown>();
      player.set("name", clip(name.trim(), NAME_LENGTH));
      player.set("sector", sector);
      player.set("note", new Y.Text());
      player.set("link", "");
      player.set("by", by);
      player.set("at", at);
      this.#players.set(id, player);
    });
    return id;
  }

  changePlayer(id: string, change: { name?: string; sector?: string; link?: string }): void {
    const player = this.#players.get(id);
    if (!(player instanceof Y.Map)) {
      return;
    }
    this.doc.transact(() => {
      for (const [key, value] of Object.entries(change)) {
        const next = clip(value.trim(), key === "link" ? LINK_LENGTH : NAME_LENGTH);
        if ((key !== "name" || next !== "") && player.get(key) !== next) {
          player.set(key, next);
        }
      }
    });
  }

  /**
   * Makes one player of two (SPEC F6): the younger says into which it is merged, and readers take both
   * for one. Nothing is copied, so nothing is there twice when two devices do it at once, and what
   * somebody writes into either meanwhile is there.
   */
  mergePlayers(a: Player, b: Player): { kept: Player; merged: Player } {
    const [kept, merged] = byAge(a, b) < 0 ? [a, b] : [b, a];
    const entry = this.#players.get(merged.id);
    if (entry instanceof Y.Map && this.#players.has(kept.id)) {
      entry.set("mergedInto", kept.id);
    }
    return { kept, merged };
  }

  /** Makes a player of its own again of one that was merged into another. */
  partPlayer(id: string): void {
    const entry = this.#players.get(id);
    if (entry instanceof Y.Map) {
      entry.delete("mergedInto");
    }
  }

  /**
   * Takes a player, those merged into it and its partnerships away; {@link undoRemoval} brings all back.
   */
  removePlayer(id: string): void {
    const ids = entriesOf(this.#players, id);
    const gone = new Set<unknown>(ids);
    this.doc.transact(() => {
      this.#partnerships.forEach((value, key) => {
        if (value instanceof Y.Map && (gone.has(value.get("from")) || gone.has(value.get("to")))) {
          this.#partnerships.delete(key);
        }
      });
      for (const entry of ids) {
        this.#players.delete(entry);
      }
    }, REMOVAL);
  }

  removePartnership({ entries }: Partnership): void {
    this.doc.transact(() => {
      for (const entry of entries) {
        this.#partnerships.delete(entry);
      }
    }, REMOVAL);
  }

  /** Brings back what this device removed last. */
  undoRemoval(): void {
    this.#removals.undo();
  }

  /** Gives a player a participant's star, or takes it from the player and those merged into it. */
  star(playerId: string, participantId: string, on: boolean): void {
    if (on) {
      this.#stars.set(`${playerId}/${participantId}`, true);
      return;
    }
    this.doc.transact(() => {
      for (const id of entriesOf(this.#players, playerId)) {
        this.#stars.delete(`${id}/${participantId}`);
      }
    });
  }

  /** Links two players; a link that exists already, in either direction, stays as it is. */
  addPartnership(from: string, to: string, note: string): void {
    const [these, those] = [from, to].map((id) => new Set<unknown>(entriesOf(this.#players, id)));
    for (const value of this.#partnerships.values()) {
      if (!(value instanceof Y.Map)) {
        continue;
      }
      const ends = [value.get("from"), value.get("to")];
      if (ends.some((end) => these?.has(end)) && ends.some((end) => those?.has(end))) {
        return;
      }
    }
    this.doc.transact(() => {
      const partnership = new Y.Map<unknown>();
      partnership.set("from", from);
      partnership.set("to", to);
      partnership.set("note", clip(note.trim(), NOTE_LENGTH));
      this.#partnerships.set(freshId(), partnership);
    });
  }

  setChallengeSource(source: ChallengeSource): void {
    this.#about.set("challengeSource", source);
  }

  setPresenter(presenter: string): void {
    this.#about.set("presenter", clip(presenter.trim(), NAME_LENGTH));
  }

  setReady(ready: boolean): void {
    this.#about.set("ready", ready);
  }

  /**
   * The parts that a transaction has changed: the name of a text, `player:{id}` (also for its note and
   * its stars), `partnership:{id}`, or `about`.
   */
  partsChangedBy({ changed }: Y.Transaction): Set<string> {
    const parts = new Set<string>();
    for (const [type, keys] of changed as Map<Y.AbstractType<unknown>, Set<string | null>>) {
      if ([this.#players, this.#stars, this.#partnerships].includes(type as Y.Map<unknown>)) {
        const kind = type === this.#partnerships ? "partnership" : "player";
        for (const key of keys) {
          parts.add(`${kind}:${(key ?? "").split("/")[0]}`);
        }
      } else if (type === this.#about) {
        parts.add("about");
      } else {
        parts.add(this.#partOf(type));
      }
    }
    parts.delete("");
    return parts;
  }

  /** The part in which a type lies; "" for what is none of a flipchart. */
  #partOf(type: Y.AbstractType<unknown>): string {
    let inner = type;
    while (inner.parent !== null) {
      if (inner.parent === this.#players || inner.parent === this.#partnerships) {
        const kind = inner.parent === this.#players ? "player" : "partnership";
        return `${kind}:${inner._item?.parentSub ?? ""}`;
      }
      inner = inner.parent as Y.AbstractType<unknown>;
    }
    return [...this.doc.share].find(([, root]) => root === inner)?.[0] ?? "";
  }

  #starsByPlayer(people: People): Map<string, Set<string>> {
    const stars = new Map<string, Set<string>>();
    this.#stars.forEach((value, key) => {
      const slash = key.indexOf("/");
      const fan = key.slice(slash + 1);
      if (value !== true || slash <= 0 || !people.has(fan)) {
        return;
      }
      const player = key.slice(0, slash);
      const fans = stars.get(player) ?? new Set<string>();
      fans.add(fan);
      stars.set(player, fans);
    });
    return stars;
  }
}
