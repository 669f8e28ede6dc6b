import { isPlaceOfRoles } from "../flipchart/roles";
import { TableRoles } from "../flipchart/TableRoles";
import { t } from "../i18n/writing";
import type { Sheet } from "../protocol/activity";
import { Press } from "../theme/Press";
import { presentPhase } from "../workshop/selectors";
import { canBeReady } from "../workshop/selectors-later";
import type { PageProps } from "./props";
import "./SheetEnd.css";
import "../flipchart/paper.css";

/**
 * What stands at the end of a sheet, where it moves no field: who of the table does what, and where the present
 * phase leads to it, that the table is ready.
 */
export function SheetEnd(props: PageProps & { sheet: Sheet; round: string }) {
  const { activity, seat, sheet, round } = props;
  const { board, provider } = seat;
  const { workshop } = props.state;
  const present = presentPhase(workshop, activity)?.phase;
  const people = workshop.participants
    .filter(({ table }) => table === provider.table)
    .map(({ name }) => name);
  return (
    <>
      {activity.roles.length > 0 && isPlaceOfRoles(sheet, activity) && (
        <TableRoles
          board={board}
          sheet={sheet}
          people={people.length > 0 ? people : [board.me.name]}
        />
      )}
      {canBeReady(workshop, present) &&
        present.sheet === sheet.id &&
        (present.round ?? "") === round && <WeAreReady {...props} />}
    </>
  );
}

/** By it the table says that it is ready with the present phase, or no longer. */
function WeAreReady({ seat, state }: PageProps) {
  const { board } = seat;
  const { phase, askedAt } = state.workshop;
  const ready = board.about.value.ready(phase) === askedAt;
  return (
    <div class="row">
      <Press
        means={`${ready} ${askedAt}`}
        class="ready"
        aria-pressed={ready}
        disabled={board.locked.value}
        onClick={() => board.flipchart.setReady(phase, ready ? null : askedAt)}
      >
        <span aria-hidden="true">{ready ? "✓" : ""}</span>
        {t("weAreReady")}
      </Press>
    </div>
  );
}
