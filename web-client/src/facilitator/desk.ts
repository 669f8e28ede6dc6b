/** The model behind the dashboard: what the server says, and the controls that are sent to it. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { ApiError, call } from "../connection/api";
import { WorkshopChannel } from "../connection/channel";
import type { Activity } from "../protocol/activity";
import type { Digest, Workshop } from "../protocol/workshop";
import { ServerClock } from "../workshop/clock";
import { type Countdown, countdown } from "../workshop/countdown";
import { clockInput, type PresentPhase, presentPhase } from "../workshop/selectors";
import { type Command, commandBody } from "./commands";

/** A control that did not happen: the problem's name and the server's own words, if any. */
export interface Refusal {
  readonly name: string;
  readonly detail: string;
}

export class Desk {
  readonly id: string;
  readonly activity: Activity;
  readonly clock = new ServerClock();
  readonly channel: WorkshopChannel;
  readonly workshop: ReadonlySignal<Workshop>;
  readonly digests: ReadonlySignal<ReadonlyMap<number, Digest>>;
  readonly phase: ReadonlySignal<PresentPhase | undefined>;
  readonly countdown: ReadonlySignal<Countdown | null>;
  /** The server's time in whole seconds of epoch ms: what shows ages need not follow each tick. */
  readonly second: ReadonlySignal<number>;
  readonly #refusal = signal<Refusal | null>(null);
  readonly #version: ReadonlySignal<number>;

  constructor(id: string, activity: Activity, first: { version: number; workshop: Workshop }) {
    this.id = id;
    this.activity = activity;
    this.channel = WorkshopChannel.connect(id, "facilitator", this.clock);
    this.clock.start((sent) => this.channel.send({ type: "clock", sent }));
    this.workshop = computed(() => this.channel.state.value?.workshop ?? first.workshop);
    this.#version = computed(() => this.channel.state.value?.version ?? first.version);
    this.digests = this.channel.digests;
    this.phase = computed(() => presentPhase(this.workshop.value, activity));
    this.countdown = computed(() =>
      countdown(clockInput(this.workshop.value, activity, this.clock.now.value)),
    );
    this.second = computed(() => Math.floor(this.clock.now.value / 1000) * 1000);
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
        `/api/workshops/${encodeURIComponent(this.id)}/commands?as=facilitator`,
        commandBody(command, this.#version.value),
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

  /** Start, pause or resume: whatever the clock's state makes of the one big button. */
  toggleTimer(): void {
    const { state } = this.workshop.value.timer;
    const types = { ready: "start-timer", running: "pause-timer", paused: "resume-timer" } as const;
    void this.run({ type: types[state] });
  }

  /** The next pitch where tables pitch one by one, else the next phase. */
  next(): void {
    const perTable = this.phase.value?.phase.clock === "per-table";
    void this.run({ type: perTable ? "next-pitch" : "next-phase" });
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
