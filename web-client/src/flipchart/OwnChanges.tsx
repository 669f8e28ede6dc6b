import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { UndoManager } from "yjs";
import { t } from "../i18n/writing";
import "./OwnChanges.css";

const events = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;

/** Undoes and redoes what this device wrote into a text; there once it has written something. */
export function OwnChanges(props: { history: UndoManager; label: string; locked: boolean }) {
  const { history } = props;
  const steps = useSignal({ back: 0, forth: 0 });
  useLayoutEffect(() => {
    const count = () => {
      steps.value = { back: history.undoStack.length, forth: history.redoStack.length };
    };
    count();
    for (const event of events) {
      history.on(event, count);
    }
    return () => {
      for (const event of events) {
        history.off(event, count);
      }
    };
  }, [history, steps]);
  const { back, forth } = steps.value;
  if (back + forth === 0 || props.locked) {
    return null;
  }
  // Not `disabled`, which would take the focus from whoever has just pressed it.
  return (
    <div class="own-changes">
      <button
        type="button"
        aria-disabled={back === 0}
        aria-label={t("undoNamed", { control: props.label })}
        onClick={() => history.undo()}
      >
        <span aria-hidden="true">↶</span> {t("undo")}
      </button>
      <button
        type="button"
        aria-disabled={forth === 0}
        aria-label={t("redoNamed", { control: props.label })}
        onClick={() => history.redo()}
      >
        <span aria-hidden="true">↷</span> {t("redo")}
      </button>
    </div>
  );
}
