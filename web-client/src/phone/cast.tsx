import { Fragment } from "preact";
import type { Board } from "../flipchart/board";
import { t } from "../i18n/shared";

interface Part {
  readonly label: string;
  readonly name: string;
}

function partsOf({ activity, about }: Board): Part[] {
  return activity.roles
    .map(({ id, name }) => ({ label: name, name: about.value.of(id) }))
    .filter(({ name }) => name !== "");
}

/** Who of the table does what, in one line to be said aloud; "" while nobody is named. */
export function castOf(board: Board): string {
  return partsOf(board)
    .map((part) => t("labelled", { ...part }))
    .join(" · ");
}

/** The same to be read. */
export function Cast({ board }: { board: Board }) {
  return (
    <>
      {partsOf(board).map(({ label, name }, index) => (
        <Fragment key={label}>
          {index > 0 && " · "}
          {t.rich("labelled", {
            label: <bdi {...board.said}>{label}</bdi>,
            name: <bdi>{name}</bdi>,
          })}
        </Fragment>
      ))}
    </>
  );
}
