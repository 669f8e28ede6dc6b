/**
 * The flipchart as it lies in the Yjs document (SPEC section 6): the only file that knows the names of
 * its shared types. Whatever another client wrote, reading never throws: a value of the wrong kind
 * reads as absent.
 */
import * as Y from "yjs";
import { freshId, isEntryId } from "./ids";
import { clip, LINK_LENGTH, webAddress, words } from "./values";
import { visibleText } from "./visible-text";

export interface Player {
  readonly id: string;
  readonly name: string;
  /** The id of a sector of the activity, or "" when it names none. */
  readonly sector: string;
  readonly note: string;
  /** An http or https address, or "". */
  readonly link: string;
  /** The participant who added it, or "". */
  readonly by: string;
  readonly at: number;
  readonly stars: number;
  /** The participants at the table who starred it. */
  readonly starredBy: ReadonlySet<string>;
}

export interface Partnership {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly note: string;
}

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
const NAME_LENGTH = 120;
const NOTE_LENGTH = 300;

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
    const starredBy = this.#starsByPlayer(people);
    const players: Player[] = [];
    this.#players.forEach((value, id) => {
      if (!isEntryId(id) || !(value instanceof Y.Map)) {
        return;
      }
      const name = words(value.get("name"), NAME_LENGTH).trim();
      if (name === "") {
        return;
      }
      const sector = words(value.get("sector"), NAME_LENGTH);
      const note = value.get("note");
      const at = value.get("at");
      const fans = starredBy.get(id) ?? new Set<string>();
      players.push({
        id,
        name,
        sector: sectors.has(sector) ? sector : "",
        note: note instanceof Y.Text ? visibleText(note) : "",
        link: webAddress(value.get("link")),
        by: words(value.get("by"), NAME_LENGTH),
        at: typeof at === "number" && Number.isFinite(at) ? at : 0,
        stars: fans.size,
        starredBy: fans,
      });
    });
    return players.sort((a, b) => b.stars - a.stars || a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  /** The partnerships between two players that exist. */
  partnerships(players: readonly Player[]): Partnership[] {
    const known = new Set(players.map((player) => player.id));
    const partnerships: Partnership[] = [];
    this.#partnerships.forEach((value, id) => {
      if (!isEntryId(id) || !(value instanceof Y.Map)) {
        return;
      }
      const from = words(value.get("from"), NAME_LENGTH);
      const to = words(value.get("to"), NAME_LENGTH);
      if (from === to || !known.has(from) || !known.has(to)) {
        return;
      }
      partnerships.push({ id, from, to, note: words(value.get("note"), NOTE_LENGTH) });
    });
    return partnerships.sort((a, b) => (a.id < b.id ? -1 : 1));
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

  /** Takes a player and its partnerships away; {@link undoRemoval} brings both back. */
  removePlayer(id: string): void {
    this.doc.transact(() => {
      this.#partnerships.forEach((value, key) => {
        if (value instanceof Y.Map && (value.get("from") === id || value.get("to") === id)) {
          this.#partnerships.delete(key);
        }
      });
      this.#players.delete(id);
    }, REMOVAL);
  }

  removePartnership(id: string): void {
    this.doc.transact(() => this.#partnerships.delete(id), REMOVAL);
  }

  /** Brings back what this device removed last. */
  undoRemoval(): void {
    this.#removals.undo();
  }

  star(playerId: string, participantId: string, on: boolean): void {
    const key = `${playerId}/${participantId}`;
    if (on) {
      this.#stars.set(key, true);
    } else {
      this.#stars.delete(key);
    }
  }

  /** Links two players; a link that exists already, in either direction, stays as it is. */
  addPartnership(from: string, to: string, note: string): void {
    for (const value of this.#partnerships.values()) {
      if (!(value instanceof Y.Map)) {
        continue;
      }
      const ends = [value.get("from"), value.get("to")];
      if (ends.includes(from) && ends.includes(to)) {
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
