import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import type { Merge, WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { heard } from "../theme/heard";
import { useSaid } from "../theme/Said";
import { mergesEndingAt } from "../workshop/merges";
import { tableWords } from "../workshop/words";
import { AskFirst } from "./AskFirst";
import { useDesk } from "./desk";
import { partNames } from "./part-names";
import "./MergeTable.css";

/** Makes a table one with another, and shows which tables became one with it (SPEC M32). */
export function MergeTable(props: {
  table: WorkshopTable;
  onMerged: (into: number) => void;
  onHistory: (table: number) => void;
}) {
  const { number } = props.table;
  const desk = useDesk();
  const { merges, participants, tables } = desk.workshop.value;
  const others = tables.filter((table) => table.number !== number);
  const into = useSignal<number | null>(null);
  const other = others.find((table) => table.number === into.value);
  const here = mergesEndingAt(merges, number);
  const goOn = async (to: number) => {
    if (await desk.run({ type: "merge-tables", from: number, into: to })) {
      props.onMerged(to);
    }
  };
  return (
    <section class="merge" aria-label={t("mergeTitle")}>
      {here.map((merge) => (
        <Merged key={merge.from} merge={merge} onHistory={() => props.onHistory(merge.from)} />
      ))}
      {others.length > 0 && (
        <>
          <label class="field">
            <span>{t("mergeWith", { number })}</span>
            <select
              class="input"
              value={into.value ?? ""}
              onChange={({ currentTarget }) => {
                into.value = currentTarget.value === "" ? null : Number(currentTarget.value);
              }}
            >
              <option value="">{t("mergeNone")}</option>
              {others.map((table) => (
                <option key={table.number} value={table.number}>
                  {tableWords(table)}
                </option>
              ))}
            </select>
          </label>
          {other !== undefined && (
            <AskFirst
              key={other.number}
              question={t("mergeSure", {
                number,
                into: other.number,
                count: participants.filter(({ table }) => table === number).length,
              })}
              yes={t("reallyMerge")}
              onYes={() => void goOn(other.number)}
            >
              {(ask) => <Button onClick={ask}>{t("mergeInto", { into: other.number })}</Button>}
            </AskFirst>
          )}
        </>
      )}
    </section>
  );
}

/** That a table became one with this one, what of it stayed behind, and the way to what it was. */
function Merged({ merge, onHistory }: { merge: Merge; onHistory: () => void }) {
  const desk = useDesk();
  const { from: number, at, leftOut, stage } = merge;
  const left =
    leftOut.length === 0 ? "" : t.rich("mergeLeft", { number, what: partNames(leftOut, desk) });
  useSaid(stage === "joined" ? heard(left) : "");
  return (
    <div class="merged">
      <p>
        {stage === "joining"
          ? t("merging", { number })
          : t("mergedAt", { number, time: timeOfDay(at) })}
      </p>
      {left !== "" && <p>{left}</p>}
      <Button size="small" onClick={onHistory}>
        {t("mergedHistory", { number })}
      </Button>
    </div>
  );
}
