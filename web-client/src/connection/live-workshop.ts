/** A workshop kept in step for a dashboard or a room screen: state, digests and the clock as signals. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { inLanguage } from "../i18n/direction";
import { type Activity, readActivity } from "../protocol/activity";
import type { StateMessage } from "../protocol/messages";
import type { Digest, LiveRole, Workshop, WorkshopTable } from "../protocol/workshop";
import { ServerClock } from "../workshop/clock";
import { type Countdown, countdown } from "../workshop/countdown";
import { clockInput, type PresentPhase, presentPhase } from "../workshop/selectors";
import { fetchActivity, fetchState } from "./api";
import { WorkshopChannel } from "./channel";
import { tradeToken } from "./session";

/** What is needed to open a workshop live. */
export interface Opened {
  readonly id: string;
  readonly role: LiveRole;
  readonly state: StateMessage;
  /** When the state came, of the monotonic clock. */
  readonly received: number;
  readonly activity: Activity;
  /** The token that the address carried, if it did. */
  readonly token: string | null;
}

/** Lets the page in with the token of its address or a cookie, and fetches what it starts from. */
export async function openWorkshop(id: string, role: LiveRole): Promise<Opened> {
  const token = await tradeToken(id);
  const fetched = fetchState(id, role).then((state) => ({ state, received: performance.now() }));
  const [opened, activity] = await Promise.all([fetched, fetchActivity(id, role)]);
  return { id, role, ...opened, activity, token };
}

/** The digests without those of tables that are closed by now; the very same ones if there are none. */
function ofTables(
  digests: ReadonlyMap<number, Digest>,
  tables: readonly WorkshopTable[],
): ReadonlyMap<number, Digest> {
  const open = new Set(tables.map(({ number }) => number));
  const others = [...digests].filter(([number]) => open.has(number));
  return others.length === digests.size ? digests : new Map(others);
}

export class LiveWorkshop {
  readonly id: string;
  readonly role: LiveRole;
  /** The activity in its reader's language, or in its own. */
  readonly activity: ReadonlySignal<Activity>;
  /** The attributes of an element whose words are the activity's. */
  readonly activityLang: ReadonlySignal<ReturnType<typeof inLanguage>>;
  readonly clock = new ServerClock();
  readonly channel: WorkshopChannel;
  readonly state: ReadonlySignal<StateMessage>;
  readonly workshop: ReadonlySignal<Workshop>;
  readonly digests: ReadonlySignal<ReadonlyMap<number, Digest>>;
  readonly phase: ReadonlySignal<PresentPhase | undefined>;
  /** The room's countdown, null in a phase without a clock. */
  readonly countdown: ReadonlySignal<Countdown | null>;
  /**
   * The server's time in whole seconds of epoch ms, to within the way of a state until it is known: what
   * shows ages need not follow each tick. Never the device's own time of day, which may be wrong.
   */
  readonly second: ReadonlySignal<number>;

  /** @param languages those of the reader, the most wanted first */
  constructor(opened: Opened, languages: ReadonlySignal<readonly string[]>) {
    const { id, role, state, activity } = opened;
    this.id = id;
    this.role = role;
    this.activity = computed(() => readActivity(activity.file, languages.value));
    this.activityLang = computed(() => inLanguage(this.activity.value.language));
    this.clock.observe(state.now, opened.received);
    this.channel = WorkshopChannel.connect(id, role, this.clock);
    this.clock.start((sent) => this.channel.send({ type: "clock", sent }));
    this.state = computed(() => this.channel.state.value ?? state);
    this.workshop = computed(() => this.state.value.workshop);
    this.digests = computed(() => ofTables(this.channel.digests.value, this.workshop.value.tables));
    this.phase = computed(() => presentPhase(this.workshop.value, this.activity.value));
    this.countdown = computed(() =>
      countdown(clockInput(this.workshop.value, this.activity.value, this.clock)),
    );
    this.second = computed(() => Math.floor((this.clock.about.value ?? state.now) / 1000) * 1000);
  }
}
