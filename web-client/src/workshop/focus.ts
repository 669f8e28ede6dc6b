/** What a phase is about: which of the activity's cards and texts pages show of each table in it. */
import type { Activity, CardSheet, Field, Phase, Round, Sheet } from "../protocol/activity";
import type { Digest, DigestCard, DigestCards, Workshop } from "../protocol/workshop";
import { phasesOf } from "./selectors";

export function sheetOf(activity: Activity, id: string | null): Sheet | undefined {
  return activity.sheets.find((sheet) => sheet.id === id);
}

/** All fields that the room screen shows in some phase. */
export function roomFields(activity: Activity): Field[] {
  return [...new Set(activity.phases.flatMap((phase) => shownFields(activity, phase)))];
}

/** All sheets with cards. */
export function cardSheetsOf(activity: Activity): CardSheet[] {
  return activity.sheets.flatMap((sheet) => (sheet.kind === "cards" ? [sheet] : []));
}

/** Whether cards can be seen as a map, on some sheet. */
export function hasMap(activity: Activity): boolean {
  return cardSheetsOf(activity).some(({ map }) => map);
}

/** All fields, sheet by sheet. */
export function fieldsOf(activity: Activity): Field[] {
  return activity.sheets.flatMap((sheet) => (sheet.kind === "text" ? sheet.fields : []));
}

/** The fields with these ids, in their order; ids that the activity lacks are left out. */
export function fieldsNamed(activity: Activity, ids: readonly string[]): Field[] {
  const all = fieldsOf(activity);
  return ids.flatMap((id) => all.find((field) => field.id === id) ?? []);
}

/** The sheet that a field is on. */
export function sheetOfField(activity: Activity, id: string): Sheet | undefined {
  return activity.sheets.find(
    (sheet) => sheet.kind === "text" && sheet.fields.some((field) => field.id === id),
  );
}

/** The fields that the room screen shows of a table in a phase, beside each other or in its turn. */
export function shownFields(activity: Activity, phase: Phase): Field[] {
  if (phase.turns !== null) {
    return fieldsNamed(activity, phase.turns.show);
  }
  if (phase.wall !== null) {
    return fieldsNamed(activity, phase.wall);
  }
  const sheet = sheetOf(activity, phase.sheet);
  return sheet?.kind === "text" ? sheet.fields.slice(0, 1) : [];
}

/**
 * What a table says aloud in a phase with turns: what is spoken of the texts that the screen shows, or else of
 * the phase's own sheet; where nothing is, all that the screen shows.
 */
export function saidFields(activity: Activity, phase: Phase): Field[] {
  const shown = shownFields(activity, phase);
  const sheet = sheetOf(activity, phase.sheet);
  const ofSheet = sheet?.kind === "text" ? sheet.fields : [];
  const said = [shown, ofSheet].map((fields) => fields.filter(({ spoken }) => spoken));
  return said.find((fields) => fields.length > 0) ?? shown;
}

/** What a table says in its turn, and what the screen shows of it then. */
export function turnFields(activity: Activity, phase: Phase): Field[] {
  return [...new Set([...shownFields(activity, phase), ...saidFields(activity, phase)])];
}

/** What the workshop is about at the moment. */
export interface Focus {
  /** The cards that are gathered, or were last. */
  readonly cards: CardSheet | null;
  /** Whether cards are gathered in this phase. */
  readonly gathering: boolean;
  /** The further look in which they are; null in the first. */
  readonly round: Round | null;
  /** The texts of the phase, at most a few: those of its sheet or of its turns, and what is said aloud. */
  readonly fields: readonly Field[];
  /** Those that a room may see of a table, at most a few: what the phase's wall shows comes first. */
  readonly shown: readonly Field[];
  /** The texts that a table should have begun in this phase. */
  readonly due: readonly Field[];
}

const nothing: Focus = {
  cards: null,
  gathering: false,
  round: null,
  fields: [],
  shown: [],
  due: [],
};

/** So many texts of a table are shown side by side. */
const FEW = 2;

/** What the present phase is about, or where it leads phones nowhere, what the last one was that did. */
export function focusOf(workshop: Workshop, activity: Activity): Focus {
  const phases = phasesOf(workshop, activity).map(({ phase }) => phase);
  const at = phases.findIndex(({ id }) => id === workshop.phase);
  const behind = phases.slice(0, at + 1).reverse();
  const phase = behind.find(({ sheet, turns }) => sheet !== null || turns !== null);
  if (phase === undefined) {
    return nothing;
  }
  const sheet = sheetOf(activity, phase.sheet);
  const gathering = sheet?.kind === "cards";
  return {
    cards: gathering ? sheet : lastCards(activity, behind),
    gathering,
    round: gathering ? (sheet.rounds.find(({ id }) => id === phase.round) ?? null) : null,
    ...(phase.turns === null ? writtenIn(activity, phase, sheet) : toldIn(activity, phase)),
  };
}

type Texts = Pick<Focus, "fields" | "shown" | "due">;

/** What a wall shows may be of a step behind: tables write what is on the phase's own sheet. */
function writtenIn(activity: Activity, phase: Phase, sheet: Sheet | undefined): Texts {
  const shown = shownFields(activity, phase);
  const ofSheet = sheet?.kind === "text" ? sheet.fields : [];
  const own = ofSheet.length > 0 ? ofSheet : shown;
  return {
    fields: few(own),
    shown: few([...new Set([...shown, ...ofSheet])]),
    due: isPartOf(own, shown) ? shown : few(own),
  };
}

function toldIn(activity: Activity, phase: Phase): Texts {
  const fields = few(turnFields(activity, phase));
  return { fields, shown: fields, due: spokenOf(saidFields(activity, phase)) };
}

function isPartOf(own: readonly Field[], shown: readonly Field[]): boolean {
  return shown.every((field) => own.includes(field));
}

/** The cards of the latest phase that gathers any. */
function lastCards(activity: Activity, latestFirst: readonly Phase[]): CardSheet | null {
  for (const phase of latestFirst) {
    const sheet = sheetOf(activity, phase.sheet);
    if (sheet?.kind === "cards") {
      return sheet;
    }
  }
  return null;
}

/** The first of the fields, and the first that is spoken. */
export function few(fields: readonly Field[]): readonly Field[] {
  const [first, ...rest] = fields;
  return first === undefined || fields.length <= FEW
    ? fields
    : [first, rest.find(({ spoken }) => spoken) ?? (rest[0] as Field)];
}

/** What is said aloud of the fields, or if nothing is, the first. */
function spokenOf(fields: readonly Field[]): readonly Field[] {
  const spoken = fields.filter((field) => field.spoken);
  return spoken.length > 0 ? spoken : fields.slice(0, 1);
}

/** Whether a table has nothing yet of what the phase is about; no table, where it is about nothing. */
export function lacksAll(focus: Focus, digest: Digest | undefined): boolean {
  const { cards, gathering, round, due } = focus;
  const noTexts = due.every(({ id }) => textOf(digest, id) === "");
  return (
    (gathering || due.length > 0) &&
    !(gathering && hasAny(cardsOf(digest, cards), round)) &&
    noTexts
  );
}

/** How many of these there are in a further look; in the first one, all there are. */
export function inLook(of: Pick<DigestCards, "count" | "rounds">, round: Round | null): number {
  return round === null ? of.count : (of.rounds[round.id] ?? 0);
}

const noCards: DigestCards = {
  count: 0,
  links: 0,
  stars: 0,
  categories: {},
  rounds: {},
  notes: { count: 0, categories: {}, rounds: {} },
  top: [],
  newest: [],
};

/** What a table has on a sheet with cards so far. */
export function cardsOf(digest: Digest | undefined, sheet: CardSheet | null): DigestCards {
  return digest?.cards[sheet?.id ?? ""] ?? noCards;
}

/** Whether a table has anything on a sheet: a card, or a note. */
export function hasAny(cards: DigestCards, round: Round | null = null): boolean {
  return inLook(cards, round) + inLook(cards.notes, round) > 0;
}

/** Whether a table has written anything in a category: a card, or a note. */
export function isTouched({ categories, notes }: DigestCards, category: string): boolean {
  return (categories[category] ?? 0) + (notes.categories[category] ?? 0) > 0;
}

/** A few of a table's cards: up to two with the most stars, one where there is little room, then the newest. */
export function gistOf({ top, newest }: DigestCards, most: number): DigestCard[] {
  const starred = top.filter(({ stars }) => stars > 0);
  const gist = new Map<string, DigestCard>();
  const ahead = Math.max(1, Math.min(2, most - 1));
  for (const card of [...starred.slice(0, ahead), ...newest, ...starred.slice(ahead)]) {
    const key = JSON.stringify([card.category, card.name]);
    if (gist.size < most && !gist.has(key)) {
      gist.set(key, card);
    }
  }
  return [...gist.values()];
}

/** What a table has written in a field so far. */
export function textOf(digest: Digest | undefined, field: string): string {
  return digest?.texts[field]?.trim() ?? "";
}

/** A text as the room screen shows it: as it is, or as it was when it was frozen (SPEC M26). */
export function textOnScreen(
  { screen }: Workshop,
  digest: Digest | undefined,
  table: number,
  field: string,
): string {
  return screen.table === table && screen.frozen !== null
    ? (screen.frozen[field] ?? "").trim()
    : textOf(digest, field);
}

/** The option that a table has chosen beside a field, in words; null while it has chosen none. */
export function chosenOf(digest: Digest | undefined, { choices }: Field): string | null {
  const chosen = choices === null ? undefined : digest?.choices[choices.id];
  return choices?.options.find(({ id }) => id === chosen)?.text ?? null;
}
