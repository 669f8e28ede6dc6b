import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Limit } from "../theme/Limit";
import type { Board } from "./board";
import "./choose.css";

/** Who presents the pitch: somebody at the table, or whoever is typed. */
export function PresenterDialog(props: {
  board: Board;
  people: readonly string[];
  onClose: () => void;
}) {
  const { board } = props;
  const { presenter } = board.about.value;
  const typed = useSignal(presenter);
  const field = useRef<HTMLInputElement>(null);
  const choose = (name: string) => {
    board.flipchart.setPresenter(name);
    props.onClose();
  };
  return (
    <Dialog title={t("whoPresents")} onClose={props.onClose}>
      <ul class="choose">
        {[...new Set(props.people)].map((name) => (
          <li key={name}>
            <button
              type="button"
              dir="auto"
              aria-pressed={name === presenter}
              onClick={() => choose(name)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          choose(typed.value);
        }}
      >
        <label class="field">
          <span>{t("orType")}</span>
          <input
            ref={field}
            class="input"
            type="text"
            dir="auto"
            maxLength={120}
            autocomplete="off"
            value={typed.value}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
        </label>
        <Limit field={field} />
        <div class="dialog-actions">
          <Button type="submit" kind="primary" colour="pitch">
            {t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
