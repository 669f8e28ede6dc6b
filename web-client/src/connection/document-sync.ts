import { type ReadonlySignal, signal } from "@preact/signals";
import {
  applyUpdate,
  type Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  type Transaction,
  transact,
} from "yjs";
import { step1Frame, step2Frame, updateFrame } from "./frames";
import { Holdings } from "./holdings";
import { Outbox } from "./outbox";
import { type Displaced, makeAnew, OwnWords } from "./own-words";
import { SavedLedger } from "./saving";

/** Only the first sync step 2 of a connection may be larger than a frame (SPEC W10). */
const FRAME_BYTES = 63 * 1024;

/** The connection that a document is kept in step over. */
export interface Wire {
  /** Sends a frame; false when there is no open connection. */
  send(frame: Uint8Array<ArrayBuffer>): boolean;
  /** Lets the connection go and opens another. */
  renew(): void;
  /** Ends the connection for good. */
  end(): void;
  /** What was displaced is about to be made anew. */
  makingAnew(): void;
  /** This is about to be in the document. */
  merging(update: Uint8Array): void;
}

/** The document's own traffic (SPEC W1, W31): sends what the server lacks, takes what it has, and knows what is saved. */
export class DocumentSync {
  readonly #doc: Doc;
  readonly #wire: Wire;
  readonly ledger: SavedLedger;
  readonly own: OwnWords;
  readonly #outbox = new Outbox((update) => this.#sendUpdate(update));
  readonly #displaced = signal<readonly Displaced[] | null>(null);
  readonly #synced = signal(false);
  #anew: readonly Displaced[] = [];
  #clientId: number;
  #open = false;
  #answers = 0;
  /** Whether the server's version of what was under way is known on this connection. */
  #compared = false;
  /** What the server asked with last on this connection. */
  #question: Uint8Array | null = null;
  /** Whether that waits for the answer to this device's own question. */
  #unanswered = false;

  constructor(doc: Doc, wire: Wire) {
    this.#doc = doc;
    this.#wire = wire;
    this.#clientId = doc.clientID;
    this.own = new OwnWords(doc);
    this.ledger = new SavedLedger(doc);
  }

  /**
   * Earlier visits made something under these client ids, from these clocks on, that the server may not have.
   * If it is in the document only now, it is compared before anything else is said.
   */
  recall(made: ReadonlyMap<number, number>): void {
    this.own.recall(made);
    if (this.#open && this.own.uncertain) {
      this.#wire.renew();
    }
  }

  /** This was displaced from a document before, and is made anew in this one, once the server's copy is here. */
  owe(displaced: readonly Displaced[]): void {
    if (displaced.length > 0) {
      this.#anew = displaced;
      this.ledger.edited();
      if (this.#compared) {
        this.makeAnew();
      }
    }
  }

  /** Makes anew what was displaced. */
  makeAnew(): void {
    const anew = this.#anew;
    if (anew.length > 0) {
      this.#anew = [];
      this.#wire.makingAnew();
      makeAnew(this.#doc, anew);
    }
  }

  /**
   * What was made here and has no place in the server's document; when it is not null the connection has
   * ended, and whoever opens another gives it this to make anew, be it nothing.
   */
  get displaced(): ReadonlySignal<readonly Displaced[] | null> {
    return this.#displaced;
  }

  /** Whether the server's copy has been seen. */
  get synced(): ReadonlySignal<boolean> {
    return this.#synced;
  }

  opened(): void {
    this.#open = true;
    this.#answers = 0;
    this.#compared = false;
    this.#question = null;
    this.#unanswered = false;
    this.#outbox.clear();
    this.ledger.opened();
    this.#wire.send(step1Frame(this.own.state()));
  }

  lost(): void {
    this.#open = false;
    this.#outbox.clear();
    this.ledger.closed();
  }

  /** Edits are made under this client id from now on. */
  writeAs(clientId: number): void {
    this.#clientId = clientId;
    this.#doc.clientID = clientId;
    this.own.begin();
  }

  /** Sends at once what waits. */
  flush(): void {
    this.#outbox.flush();
  }

  /** The document was changed by somebody else than the server; `known` when it may be that the server has that. */
  edited(update: Uint8Array, known: boolean): void {
    if (!known) {
      this.ledger.edited();
    }
    // Before the server has asked for what it lacks there is nothing to add to the answer.
    if (this.#answers > 0 && this.#open) {
      this.#outbox.add(update);
    }
  }

  /** The server asks for what it lacks. */
  takeQuestion(stateVector: Uint8Array): void {
    this.#question = stateVector;
    // What the server has comes first: of words that it has otherwise none is sent.
    this.#unanswered = !this.#compared && (this.own.uncertain || this.#anew.length > 0);
    if (!this.#unanswered) {
      this.#answer(stateVector);
    }
  }

  /** The server's answer to what this device asked as the connection opened. */
  takeAnswer(update: Uint8Array): void {
    const serverState = this.#question ?? encodeStateVector(this.#doc);
    const displaced = this.own.displacedBy(update, serverState);
    if (displaced !== null) {
      this.#wire.end();
      this.#displaced.value = displaced;
      return;
    }
    this.takeUpdate(update);
    this.makeAnew();
    this.#compared = true;
    if (this.#unanswered && this.#question !== null) {
      this.#unanswered = false;
      this.#answer(this.#question);
    }
    this.#synced.value = true;
  }

  /** The server takes these clients to be somebody else's: what was made here under one is made anew. */
  leftOut(clients: readonly number[]): void {
    if (this.own.leftOut(clients)) {
      this.#wire.renew();
    }
  }

  /** Takes in what others did; throws when it cannot be read. */
  takeUpdate(update: Uint8Array): void {
    const holdings = Holdings.of(update);
    this.ledger.heard(holdings, this.#merge(update));
  }

  /**
   * Takes in what somebody of this device's pair wrote in a silence: the server does not have it, and holds
   * back whoever brings it (SPEC W49).
   */
  takeDraft(update: Uint8Array): void {
    this.#merge(update);
    this.ledger.edited();
    this.ledger.refused("silent");
  }

  /** Merges what came from the server; what was deleted with it. */
  #merge(update: Uint8Array): Transaction["deleteSet"][] {
    this.#wire.merging(update);
    const transactions: Transaction[] = [];
    const merge = (transaction: Transaction) => {
      transactions.push(transaction);
      applyUpdate(this.#doc, update, this);
    };
    try {
      transact(this.#doc, merge, this, false);
    } catch (error) {
      // What was thrown by who looks at the document is no reason to leave out what came with it.
      console.error("Left out:", error);
    }
    if (this.#doc.clientID !== this.#clientId) {
      // Yjs takes another id when somebody else has used its own.
      this.writeAs(this.#doc.clientID);
    }
    return transactions.map(({ deleteSet }) => deleteSet);
  }

  /** The first so many frames of this connection are durable. */
  takeSaved(frames: number): void {
    this.ledger.durable(frames);
    this.#noteSaved();
  }

  /** Looks whether anything was missed, by whatever failure, and sends it. */
  compare(): void {
    const missing = this.ledger.compare();
    if (missing !== null && this.#outbox.empty && this.#open) {
      this.#answer(missing);
    }
    this.#noteSaved();
  }

  /** Gives the server all that it lacks; what waited in the outbox is part of it. */
  #answer(stateVector: Uint8Array): void {
    const update = encodeStateAsUpdate(this.#doc, stateVector);
    const frame = step2Frame(update);
    if (this.#answers > 0 && frame.length > FRAME_BYTES) {
      this.#wire.renew();
      return;
    }
    this.#outbox.clear();
    if (!this.#wire.send(frame)) {
      return;
    }
    this.#answers += 1;
    this.ledger.answered(stateVector, update);
  }

  #sendUpdate(update: Uint8Array): void {
    // On a socket that is closing it does not leave: it waits for the next connection's answer.
    if (this.#wire.send(updateFrame(update))) {
      this.ledger.sent(update);
    }
  }

  #noteSaved(): void {
    if (this.ledger.saving.value === "saved") {
      this.own.allDurable();
    }
  }
}
