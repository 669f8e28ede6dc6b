import { useSignal } from "@preact/signals";
import { t } from "../i18n/writing";
import type { Role, Sheet } from "../protocol/activity";
import { Button } from "../theme/Button";
import type { Board } from "./board";
import { RoleDialog } from "./RoleDialog";
import "./paper.css";

/** Who of the table has which role. */
export function TableRoles(props: { board: Board; sheet: Sheet; people: readonly string[] }) {
  const { board, sheet } = props;
  const asked = useSignal<Role | null>(null);
  const about = board.about.value;
  const locked = board.locked.value;
  const { roles } = board.activity;
  return (
    <>
      {roles
        .filter(({ id }) => board.hidden.value.has(id))
        .map(({ id, name }) => (
          <p key={id} class="hidden-note pad">
            {t.rich("labelled", {
              label: <bdi {...board.said}>{name}</bdi>,
              name: t("hiddenOnScreen"),
            })}
          </p>
        ))}
      <div class="row">
        {roles.map((role) => {
          const who = about.of(role.id);
          return (
            <Button
              key={role.id}
              means={who}
              disabled={locked}
              onClick={() => {
                asked.value = role;
              }}
            >
              {who === "" ? (
                <span {...board.said}>{role.ask || role.name}</span>
              ) : (
                <span>
                  {t.rich("labelled", {
                    label: <bdi {...board.said}>{role.name}</bdi>,
                    name: <bdi>{who}</bdi>,
                  })}
                </span>
              )}
            </Button>
          );
        })}
      </div>
      {asked.value !== null && (
        <RoleDialog
          board={board}
          role={asked.value}
          colour={sheet.colour}
          people={props.people}
          onClose={() => {
            asked.value = null;
          }}
        />
      )}
    </>
  );
}
