import type { StateMessage } from "../protocol/messages";
import type { WholeMessage } from "./feed";

/**
 * Notices that the server's store has lost the last of what was done. A process that knew more than the
 * store says so; one that has started meanwhile knows nothing, but the page knows what it was told.
 */
export class LossWatch {
  /** The latest that was known when a connection was begun, until the first state of one has come. */
  #before: StateMessage | null = null;

  /**
   * A connection is begun. What the page knows by now is older than all that will be told on it; so is what it knew
   * as one was begun that told nothing, though it may have been told an earlier state by HTTP since.
   *
   * Yields what the connection's address is to say of it: where as much has happened again since, the version does
   * not tell, and the server compares.
   */
  begin(known: StateMessage | null): string {
    if (known !== null && known.version > (this.#before?.version ?? -1)) {
      this.#before = known;
    }
    const before = this.#before;
    return before === null || before.you.last === null
      ? ""
      : `&known=${before.version}.${before.you.last}`;
  }

  /** Whether this message tells of a loss. */
  tells(message: WholeMessage | null): boolean {
    if (message?.type === "refused") {
      return message.reason === "undone";
    }
    if (message?.type !== "state") {
      return false;
    }
    const before = this.#before;
    this.#before = null;
    return (
      before !== null &&
      message.version < before.version &&
      // That a workshop was brought back with its sheet is said in other words.
      message.workshop.broughtBack === before.workshop.broughtBack
    );
  }
}
