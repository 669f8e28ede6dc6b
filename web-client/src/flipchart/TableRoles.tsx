import { useSignal } from "@preact/signals";
import { t } from "../i18n/writing";
import type { Activity, Role, Sheet } from "../protocol/activity";
import { Button } from "../theme/Button";
import { Press } from "../theme/Press";
import type { Board } from "./board";
import { RoleDialog } from "./late-parts";
import "./TableRoles.css";
import "./paper.css";

/** Who does what is settled where something is said aloud, and if nothing is, on the last sheet. */
function isPlaceOfRoles(sheet: Sheet, { sheets }: Activity): boolean {
  const spoken = sheets.filter(
    (other) => other.kind === "text" && other.fields.some((field) => field.spoken),
  );
  return (spoken.length > 0 ? spoken : sheets.slice(-1)).some(({ id }) => id === sheet.id);
}

/** Who of the table has which role, and whether the table is ready; on the sheet that is for it. */
export function TableRoles(props: { board: Board; sheet: Sheet; people: readonly string[] }) {
  const { board, sheet } = props;
  const asked = useSignal<Role | null>(null);
  const about = board.about.value;
  const locked = board.locked.value;
  const { roles } = board.activity;
  if (!isPlaceOfRoles(sheet, board.activity)) {
    return null;
  }
  return (
    <>
      {roles
        .filter(({ id }) => board.hidden.value.has(id))
        .map(({ id, name }) => (
          <p key={id} class="hidden-note pad">
            {t("labelled", { label: name, name: t("hiddenOnScreen") })}
          </p>
        ))}
      <div class="row">
        {roles.map((role) => {
          const who = about.of(role.id);
          return (
            <Button
              key={role.id}
              disabled={locked}
              onClick={() => {
                asked.value = role;
              }}
            >
              {who === "" ? (
                <span {...board.said}>{role.ask || role.name}</span>
              ) : (
                <span dir="auto">{t("labelled", { label: role.name, name: who })}</span>
              )}
            </Button>
          );
        })}
        <Press
          means={String(about.ready)}
          class="ready"
          aria-pressed={about.ready}
          disabled={locked}
          onClick={() => board.flipchart.setReady(!about.ready)}
        >
          <span aria-hidden="true">{about.ready ? "✓" : ""}</span>
          {t("weAreReady")}
        </Press>
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
