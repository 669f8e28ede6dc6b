/** The model behind the dashboard: what the server says, and the controls that are sent to it. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { ApiError, call } from "../connection/api";
import { LiveWorkshop } from "../connection/live-workshop";
import { WorkshopMemory } from "../connection/workshop-memory";
import { type Command, commandBody } from "../protocol/commands";
import { readMadeLink } from "../protocol/links";
import type { WorkshopLink } from "../protocol/workshop";
import { waitingPitches } from "../workshop/selectors";

/** A control that did not happen: the problem's name and the server's own words, if any. */
export interface Refusal {
  readonly name: string;
  readonly detail: string;
}

export class Desk extends LiveWorkshop {
  readonly #refusal = signal<Refusal | null>(null);
  readonly #ended = signal(false);
  readonly #memory = new WorkshopMemory(this.id);

  /** What is half typed on this dashboard. */
  readonly drafts = this.#memory.drafts("facilitator");

  /** Whether the workshop was deleted: from here, or the server said so. */
  readonly deleted = computed(
    () => this.#ended.value || this.channel.stopReason.value === "deleted",
  );

  /** Whether this page runs the workshop, and does not only help in it (SPEC M19). */
  get runs(): boolean {
    return this.role === "facilitator";
  }

  /** Why the last control did not happen, until the next one or until it is dismissed. */
  get refusal(): ReadonlySignal<Refusal | null> {
    return this.#refusal;
  }

  dismissRefusal(): void {
    this.#refusal.value = null;
  }

  /** Sends a control; says whether it happened. What comes of it arrives as state. */
  async run(command: Command): Promise<boolean> {
    try {
      await call(
        "POST",
        `/api/workshops/${encodeURIComponent(this.id)}/commands?as=${this.role}`,
        commandBody(command, this.state.value.version),
      );
      this.#refusal.value = null;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.#refusal.value = error.problem;
      await this.channel.refresh();
      return false;
    }
    if (this.channel.status.value !== "open") {
      await this.channel.refresh();
    }
    return true;
  }

  /** Makes a link for somebody else or for a screen; null when that did not happen. */
  async makeLink(opens: WorkshopLink["opens"], label: string): Promise<string | null> {
    try {
      const made = readMadeLink(
        await call("POST", `/api/workshops/${encodeURIComponent(this.id)}/links?as=facilitator`, {
          opens,
          label,
        }),
      );
      this.#refusal.value = null;
      return made.link;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.#refusal.value = error.problem;
      return null;
    }
  }

  /** Ends the workshop and deletes all of it; says whether that happened. */
  async end(): Promise<boolean> {
    try {
      await call("DELETE", `/api/workshops/${encodeURIComponent(this.id)}?as=facilitator`);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.#refusal.value = error.problem;
      return false;
    }
    this.#memory.forget();
    this.#ended.value = true;
    this.channel.close();
    return true;
  }

  /** Start, pause or resume: whatever the clock's state makes of the one big button. */
  toggleTimer(): void {
    const { state } = this.workshop.value.timer;
    const types = { ready: "start-timer", running: "pause-timer", paused: "resume-timer" } as const;
    void this.run({ type: types[state] });
  }

  /** What comes next: a pitch, the end of the last one, or else the next phase. */
  next(): void {
    const workshop = this.workshop.value;
    const pitching = this.phase.value?.phase.clock === "per-table";
    if (pitching && waitingPitches(workshop).length > 0) {
      void this.run({ type: "next-pitch" });
    } else if (pitching && workshop.pitches.presenting !== null) {
      void this.run({ type: "end-pitch" });
    } else {
      void this.run({ type: "next-phase" });
    }
  }
}

const DeskContext = createContext<Desk | null>(null);

export const DeskProvider = DeskContext.Provider;

/** The desk of the dashboard that a component belongs to. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) {
    throw new Error("useDesk needs a DeskProvider above it");
  }
  return desk;
}
