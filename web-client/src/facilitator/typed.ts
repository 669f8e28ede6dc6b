/** What somebody is writing stays, whatever comes meanwhile of what they have sent. */
import { type Signal, useSignal } from "@preact/signals";
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

/** What stands in a field: what is known, as long as nobody has typed anything else there. */
export function useUntilTyped(known: string): Signal<string> {
  const field = useSignal(known);
  const before = useRef(known);
  useEffect(() => {
    if (field.value === before.current) {
      field.value = known;
    }
    before.current = known;
  }, [field, known]);
  return field;
}

/**
 * The draft of words about a table or to it. What is half typed about one that has become one with it stands
 * here, too, where there is room: its own form is not seen any longer.
 *
 * @param form what the draft is called, before the table's number
 */
export function useTableDraft(form: string, table: number | null): Signal<string> {
  const { drafts, workshop } = useDesk();
  const here = drafts.of(`${form}/${table ?? "all"}`);
  const { merges } = workshop.value;
  useEffect(() => {
    const ended = table === null ? [] : mergesEndingAt(merges, table);
    for (const { from } of ended) {
      const left = drafts.of(`${form}/${from}`);
      const both = [here.value, left.value].filter((words) => words.trim() !== "").join(" ");
      if (left.value !== "" && both.length <= MESSAGE_LENGTH) {
        here.value = both;
        left.value = "";
      }
    }
  }, [drafts, form, here, merges, table]);
  return here;
}
