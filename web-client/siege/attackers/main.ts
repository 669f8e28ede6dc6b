/** The attackers' process: is told where to attack, how and for how long, and tells what it was answered. */
import { Random } from "../../chaos/random";
import { type Answers, Ground, type Venue } from "./ground";
import { kinds } from "./kind";
import { Seats } from "./seats";

/** An order: these kinds at once. */
export interface Order {
  readonly venue: Venue;
  readonly kinds: readonly string[];
  readonly seed: number;
  readonly lasts: number;
}

/** What this process says: which kinds there are, once; then, after each order, what was answered. */
export type Word = { readonly kinds: readonly string[] } | { readonly answers: Answers };

/** After its time an attack may take so long to end. */
const LATE_MS = 5_000;

function say(word: Word): void {
  process.send?.(word);
}

async function carryOut(order: Order): Promise<Answers> {
  const random = new Random(order.seed);
  const seats = new Seats(order.venue.free, order.kinds);
  const grounds = order.kinds.map((name) => ({
    attack: kinds.get(name),
    ground: new Ground(order.venue, name, seats, random.of(name), order.lasts),
  }));
  const attacks = grounds.map(({ attack, ground }) => attack?.(ground).catch(() => {}));
  let late: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([
    Promise.all(attacks),
    new Promise((over) => {
      late = setTimeout(over, order.lasts + LATE_MS);
    }),
  ]);
  clearTimeout(late);
  const answers: Answers = {};
  for (const { ground } of grounds) {
    ground.clear();
    for (const [answer, times] of Object.entries(ground.answers)) {
      answers[answer] = (answers[answer] ?? 0) + times;
    }
  }
  return answers;
}

process.on("message", (order: Order) => {
  carryOut(order).then((answers) => say({ answers }));
});
process.on("disconnect", () => process.exit());
// Whatever an attacker trips over is no finding.
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
say({ kinds: [...kinds.keys()].sort() });
