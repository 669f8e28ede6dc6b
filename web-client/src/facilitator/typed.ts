/** What somebody is writing stays, whatever comes meanwhile of what they have sent. */
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { MESSAGE_LENGTH } from "../protocol/commands";
import { mergesEndingAt } from "../workshop/merges";
import { useDesk } from "./desk";

/** Empties a field once its words have been taken, unless other words stand there by then. */
export function clearIfSent(field: Signal<string>, words: string): void {
  if (field.value.trim() === words) {
    field.value = "";
  }
}

/**
 * What stands in a field: what is known, as long as nobody has typed anything else there. What is half typed
 * outlives the form.
 *
 * @param draft what the field is called among the drafts of this dashboard
 */
export function useUntilTyped(known: string, draft: string): Signal<string> {
  const kept = useDesk().drafts.of(draft);
  const field = useSignal(kept.peek() || known);
  const before = useRef(known);
  useEffect(() => {
    if (field.value === before.current) {
      field.value = known;
    }
    before.current = known;
    kept.value = field.value === known ? "" : field.value;
  }, [field, kept, known]);
  useSignalEffect(() => {
    kept.value = field.value === before.current ? "" : field.value;
  });
  return field;
}

/**
 * What stands in a field, and beside it as what did not fit, when other words come behind its own: those are
 * whole in the one place or in the other.
 */
export function withMoved(
  here: { readonly words: string; readonly rest: string },
  moved: { readonly words: string; readonly rest: string },
): { readonly words: string; readonly rest: string } {
  const filled = (...parts: string[]) => parts.filter((part) => part.trim() !== "");
  const both = filled(here.words, moved.words).join(" ");
  return both.length <= MESSAGE_LENGTH
    ? { words: both, rest: filled(here.rest, moved.rest).join("\n\n") }
    : { words: here.words, rest: filled(here.rest, moved.words, moved.rest).join("\n\n") };
}

/**
 * The draft of words about a table or to it. What is half typed about one that has become one with it stands
 * here, too, or where there is no room, beside it: its own form is not seen any longer.
 *
 * @param form what the draft is called, before the table's number
 */
export function useTableDraft(form: string, table: number | null): Signal<string> {
  const { drafts, workshop } = useDesk();
  const here = drafts.of(`${form}/${table ?? "all"}`);
  const { merges } = workshop.value;
  useEffect(() => {
    const ended = table === null ? [] : mergesEndingAt(merges, table);
    const rest = drafts.of(`${form}/${table}/rest`);
    for (const { from } of ended) {
      const left = drafts.of(`${form}/${from}`);
      const leftRest = drafts.of(`${form}/${from}/rest`);
      if (left.value !== "" || leftRest.value !== "") {
        const all = withMoved(
          { words: here.value, rest: rest.value },
          { words: left.value, rest: leftRest.value },
        );
        here.value = all.words;
        rest.value = all.rest;
        left.value = "";
        leftRest.value = "";
      }
    }
  }, [drafts, form, here, merges, table]);
  return here;
}
