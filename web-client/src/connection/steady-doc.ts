import { Doc } from "yjs";

type Emit = Doc["emit"];

/**
 * A document that its listeners cannot stop. Yjs tells them while it tidies up after a change, and one
 * that throws there leaves it half done: from then on nobody is told anything, nothing is sent and
 * nothing is stored. Here each is told by itself, and what it throws is reported.
 */
export class SteadyDoc extends Doc {
  override emit(...[name, args]: Parameters<Emit>): ReturnType<Emit> {
    for (const listener of [...(this._observers.get(name) ?? [])]) {
      try {
        listener(...args);
      } catch (error) {
        console.error(name, error);
      }
    }
  }
}
