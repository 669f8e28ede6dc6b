import type { Board } from "../flipchart/board";
import { t } from "../i18n/shared";

/** Who of the table does what, in one line; "" while nobody is named. */
export function castOf({ activity, about }: Board): string {
  return activity.roles
    .map(({ id, name }) => ({ label: name, name: about.value.of(id) }))
    .filter(({ name }) => name !== "")
    .map((role) => t("labelled", role))
    .join(" · ");
}
