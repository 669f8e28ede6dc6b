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

/** What the workshop is about at the moment. */
export interface Focus {
  /** The cards that are gathered, or were last. */
  readonly cards: CardSheet | null;
  /** Whether cards are gathered in this phase. */
  readonly gathering: boolean;
  /** The further look in which they are; null in the first. */
  readonly round: Round | null;
  /** The texts of the phase, at most a few: those that the room sees, and what is said aloud. */
  readonly fields: readonly Field[];
  /** The texts that a table should have begun in this phase. */
  readonly due: readonly Field[];
}

const nothing: Focus = { cards: null, gathering: false, round: null, fields: [], due: [] };

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
  const shown = shownFields(activity, phase);
  const ofSheet = sheet?.kind === "text" ? sheet.fields : [];
  const gathering = sheet?.kind === "cards";
  return {
    cards: gathering ? sheet : lastCards(activity, behind),
    gathering,
    round: gathering ? (sheet.rounds.find(({ id }) => id === phase.round) ?? null) : null,
    fields: few(phase.turns === null ? [...new Set([...shown, ...ofSheet])] : shown),
    due: phase.turns === null ? shown : spokenOf(shown),
  };
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
  const found = cardsOf(digest, cards);
  const count = round === null ? found.count : (found.rounds[round.id] ?? 0);
  const noTexts = due.every(({ id }) => textOf(digest, id) === "");
  return (gathering || due.length > 0) && (!gathering || count === 0) && noTexts;
}

const noCards: DigestCards = {
  count: 0,
  links: 0,
  stars: 0,
  categories: {},
  rounds: {},
  top: [],
  newest: [],
};

/** What a table has on a sheet with cards so far. */
export function cardsOf(digest: Digest | undefined, sheet: CardSheet | null): DigestCards {
  return digest?.cards[sheet?.id ?? ""] ?? noCards;
}

/** A few of a table's cards: up to two with the most stars, then the newest. */
export function gistOf({ top, newest }: DigestCards, most: number): DigestCard[] {
  const starred = top.filter(({ stars }) => stars > 0);
  const gist = new Map<string, DigestCard>();
  for (const card of [...starred.slice(0, 2), ...newest, ...starred.slice(2)]) {
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
