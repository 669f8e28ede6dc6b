import { t } from "../i18n/facilitator";
import { Dialog } from "../theme/Dialog";
import { latePart } from "../theme/late-part";

/** It brings the document engine, which a dashboard does without until somebody opens a flipchart. */
const TableFlipchart = latePart(() => import("./TableFlipchart"), "TableFlipchart");

/** The whole flipchart of a table. */
export function FlipchartDialog(props: { number: number; onClose: () => void }) {
  return (
    <Dialog
      title={t("flipchartTitle", { number: props.number })}
      onClose={props.onClose}
      width="820px"
    >
      <TableFlipchart number={props.number} />
    </Dialog>
  );
}
