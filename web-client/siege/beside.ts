import { pause } from "../chaos/course";
import type { Venue } from "./venue";

/** In which tables write (SPEC M38); the standard activity has it. */
const PHASE = "scan";
/** How long people write in silence, and see each other's words, milliseconds. */
const SILENT_MS = 700;
const SHOWN_MS = 400;
/** By then a table has heard that its words are shown. */
const HEARD_MS = 100;
/** Between two presses. */
const PRESSED_MS = 250;

/** More than are kept for each when a table has all the players that it may have (SPEC W41). */
const PLAYERS = 30;
/** By then attackers have done what they can, of the time that they have. */
const LATE = 0.6;

/**
 * What happens beside a kind of attack, for those that need it: nobody but a facilitator begins a silence,
 * or keeps somebody out, and people rarely add many players at once.
 */
const acts: ReadonlyMap<string, (venue: Venue, end: number) => Promise<void>> = new Map([
  ["hidden-writing", silence],
  ["in-and-out", keepOutAndLetIn],
  ["fake-players", addPlayers],
]);

/** Does so for each of these kinds that needs it. */
export async function facilitate(
  venue: Venue,
  kinds: readonly string[],
  lasts: number,
): Promise<void> {
  const end = Date.now() + lasts;
  await Promise.all(kinds.map((kind) => acts.get(kind)?.(venue, end)));
}

/** Has people write in silence and in pairs, and shows what they wrote, again and again. */
async function silence(venue: Venue, end: number): Promise<void> {
  await venue.press({ type: "go-to-phase", phase: PHASE });
  while (Date.now() < end) {
    venue.hush();
    await venue.press({ type: "ask-for-silence", phase: PHASE, on: true });
    await pause(PRESSED_MS);
    await venue.press({ type: "form-pairs" });
    await pause(SILENT_MS);
    await venue.press({ type: "show-words" });
    await pause(HEARD_MS);
    venue.speak();
    await pause(SHOWN_MS);
  }
}

/** Keeps everybody out who is not honest, and lets them all in again. */
async function keepOutAndLetIn(venue: Venue, end: number): Promise<void> {
  while (Date.now() < end) {
    const participants = await venue.strangers();
    if (participants.length > 0) {
      await venue.press({ type: "keep-out", participants });
      await pause(PRESSED_MS);
      await venue.letIn(participants);
    }
    await pause(PRESSED_MS);
  }
}

/** Somebody adds more players than they could if the others counted. */
async function addPlayers(venue: Venue, end: number): Promise<void> {
  await pause((end - Date.now()) * LATE);
  const somebody = venue.people.find(({ hears, kind }) => hears && kind === "page");
  for (let added = 0; added < PLAYERS; added++) {
    somebody?.addPlayer();
  }
}
