import type { Drafts } from "../../connection/drafts";
import type { OfferKind } from "../../protocol/offer";
import type { Workshop } from "../../protocol/workshop";
import { turnsIn } from "../../workshop/selectors";
import { kinds } from "./kinds";

/**
 * The table whose turn is answered, or was last and may be answered again: it has the form. Null where there
 * was no turn in the present phase.
 */
export function tableAnswered(workshop: Workshop): number | null {
  const { answering, presenting, done } = turnsIn(workshop);
  return answering.table ?? presenting ?? done.at(-1) ?? null;
}

/** What the drafts of the answers to a turn begin with. */
export function formOf(phase: string, table: number): string {
  return `offer/${phase}/${table}`;
}

/** Whether a draft of an answer, or of a part of one, is not what was sent. */
export function isUnsent(drafts: Pick<Drafts, "of">, name: string): boolean {
  const words = drafts.of(name).value.trim();
  return words !== "" && words !== drafts.of(`${name}/sent`).value;
}

/** The first kind of answer to a turn of which something is not sent. */
export function unsentKind(drafts: Pick<Drafts, "of">, form: string): OfferKind | undefined {
  return kinds.find((kind) => draftsOf(form, kind).some((name) => isUnsent(drafts, name)));
}

/** The draft of an answer of a kind, and of what did not fit there. */
export function draftsOf(form: string, kind: OfferKind): readonly [string, string] {
  return [`${form}/${kind}`, `${form}/${kind}/rest`];
}
