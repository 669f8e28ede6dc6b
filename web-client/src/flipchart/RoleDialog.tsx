import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import type { Hue, Role } from "../protocol/activity";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Limit } from "../theme/Limit";
import type { Board } from "./board";
import "./choose.css";

/** Who has a role: somebody at the table, or whoever is typed. */
export function RoleDialog(props: {
  board: Board;
  role: Role;
  colour: Hue;
  people: readonly string[];
  onClose: () => void;
}) {
  const { board, role } = props;
  const who = board.about.value.of(role.id);
  // What is half typed outlives the dialog and a reload; the present name is not, and would be put in the place
  // of another's later.
  const draft = board.drafts.of(`role:${role.id}`);
  const typed = useSignal(draft.peek() || who);
  const field = useRef<HTMLInputElement>(null);
  const keep = (words: string) => {
    draft.value = words.trim() === who ? "" : words;
  };
  useEffect(() => keep(draft.peek()), [who]);
  const choose = (name: string) => {
    board.flipchart.setRole(role.id, name);
    draft.value = "";
    props.onClose();
  };
  return (
    <Dialog title={role.ask || role.name} said={board.said} onClose={props.onClose}>
      <ul class="choose">
        {[...new Set(props.people)].map((name) => (
          <li key={name}>
            <button
              type="button"
              dir="auto"
              aria-pressed={name === who}
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
              keep(typed.value);
            }}
          />
        </label>
        <Limit field={field} kept={board.drafts.of(`role:${role.id}/rest`)} />
        <div class="dialog-actions">
          <Button type="submit" kind="primary" colour={props.colour}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
