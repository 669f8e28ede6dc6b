/** The dashboard's keys. They do nothing while a field or a dialog has the focus, or when turned off. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { recall, remember } from "../connection/memory";
import { letterOf } from "../theme/key-letter";
import { Meaning } from "../theme/key-meaning";
import { useDesk } from "./desk";

const storageKey = "charrette-keys";

/** Whether single keys control the workshop; people who dictate or use a switch turn them off. */
export const keysOn = signal(recall(storageKey) !== "off");

export function turnKeys(on: boolean): void {
  keysOn.value = on;
  remember(storageKey, on ? "on" : "off");
}

export type KeyAction = "toggle" | "more" | "less" | "next" | "freeze" | "list";

/** What is ticked or chosen takes no letters: it is a control, of which only the arrows go from choice to choice. */
const choices = "input[type=radio]";
const ticked = `${choices}, input[type=checkbox]`;
const fields = `input:not(${ticked}), textarea, select, [contenteditable]`;
const controls = `button, a, summary, label, [role=button], ${ticked}`;

/**
 * What a key press means. Space on a control that was reached by keyboard presses that control; on
 * one that was clicked it is the clock's, so that the clock can be paused at any moment.
 */
export function keyAction(
  event: Pick<
    KeyboardEvent,
    "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "repeat"
  >,
  focus: { field: boolean; choice: boolean; control: boolean; byPointer: boolean },
): KeyAction | null {
  if (focus.field || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
    return null;
  }
  switch (letterOf(event)) {
    case " ":
      return focus.control && !focus.byPointer ? null : "toggle";
    case "arrowright":
      return focus.choice ? null : "more";
    case "arrowleft":
      return focus.choice ? null : "less";
    case "n":
      return "next";
    case "f":
      return "freeze";
    case "?":
      return "list";
    default:
      return event.code === "Slash" && event.shiftKey ? "list" : null;
  }
}

/**
 * Listens to the page's keys while it is drawn: with the dashboard, and not behind a sheet that is
 * printed, where nobody sees what they do.
 */
export function Keys({ onList: showList }: { onList: () => void }): null {
  const desk = useDesk();
  useEffect(() => {
    let byPointer = false;
    const toggle = new Meaning(() => desk.toggleMeans.value);
    const clock = new Meaning(() => desk.clockMeans.value);
    const next = new Meaning(() => desk.nextMeans.value);
    const freeze = new Meaning(() => desk.freezeMeans.value);
    const pointed = () => {
      byPointer = true;
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "Tab") {
        byPointer = false;
      }
      const target = event.target instanceof Element ? event.target : document.body;
      if (!keysOn.value || event.defaultPrevented || document.querySelector("dialog[open]")) {
        return;
      }
      const action = keyAction(event, {
        field: target.closest(fields) !== null,
        choice: target.closest(choices) !== null,
        control: target.closest(controls) !== null,
        byPointer,
      });
      if (action === null) {
        return;
      }
      event.preventDefault();
      if (action === "toggle" && target instanceof HTMLElement) {
        target.blur();
      }
      switch (action) {
        case "toggle":
          if (toggle.settled) {
            desk.toggleTimer();
          }
          break;
        case "more":
        case "less":
          if (clock.settled) {
            void desk.run({ type: "add-time", ms: action === "more" ? 60_000 : -60_000 });
          }
          break;
        case "next":
          if (next.settled) {
            desk.next();
          }
          break;
        case "freeze":
          if (freeze.settled) {
            desk.toggleFrozen();
          }
          break;
        case "list":
          showList();
          break;
      }
    };
    document.addEventListener("pointerdown", pointed, true);
    document.addEventListener("keydown", pressed);
    return () => {
      toggle.stop();
      clock.stop();
      next.stop();
      freeze.stop();
      document.removeEventListener("pointerdown", pointed, true);
      document.removeEventListener("keydown", pressed);
    };
  }, [desk, showList]);
  return null;
}
