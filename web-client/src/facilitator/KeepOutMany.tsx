import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { standing } from "../i18n/translate";
import { MOST_KEPT_OUT } from "../protocol/commands";
import type { Participant } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Said } from "../theme/Said";
import { tableWords } from "../workshop/words";
import { useDesk } from "./desk";
import { PeopleMarks, withMark } from "./PeopleMarks";
import "./MoveEverybody.css";

/** Before everybody, where the id of a participant stands for who joined after them. */
const START = "";

/**
 * Those at a table, or at all, who joined after somebody. The last stand last: who joins meanwhile moves nobody
 * under a hand. Nobody after who is gone.
 */
export function joinedAfter(
  participants: readonly Participant[],
  id: string,
  table: number | null,
): Participant[] {
  const last = participants.findIndex((person) => person.id === id);
  return id !== START && last < 0
    ? []
    : participants.slice(last + 1).filter((person) => table === null || person.table === table);
}

/** Removes many at once, such as what came in since a script began, and keeps them out (SPEC M11). */
export function KeepOutMany() {
  const desk = useDesk();
  const open = useSignal(false);
  const after = useSignal(START);
  const table = useSignal<number | null>(null);
  const staying = useSignal<ReadonlySet<string>>(new Set());
  const gone = useSignal<number | null>(null);
  const { participants, tables, keptOut } = desk.workshop.value;
  if (!open.value) {
    return (
      <div class="move-on">
        <Button
          disabled={participants.length === 0}
          onClick={() => {
            // Whoever has just joined: nobody is listed before somebody is chosen.
            after.value = participants.at(-1)?.id ?? START;
            table.value = null;
            staying.value = new Set();
            gone.value = null;
            open.value = true;
          }}
        >
          {t("keepOutMany")}
        </Button>
        <Said words={gone.value === null ? "" : t("keptOutMany", { count: gone.value })} />
        <Said
          words={
            gone.value !== null && keptOut.length >= MOST_KEPT_OUT
              ? t("keptOutMost", { most: MOST_KEPT_OUT })
              : ""
          }
        />
      </div>
    );
  }
  const listed = joinedAfter(participants, after.value, table.value);
  const going = listed.filter(({ id }) => !staying.value.has(id)).map(({ id }) => id);
  return (
    <section class="move-on" aria-label={t("keepOutMany")}>
      <h3>{t("keepOutMany")}</h3>
      <p class="field-hint">{t("keepOutManyHint")}</p>
      <label class="field">
        <span>{t("joinedAfter")}</span>
        <select
          class="input"
          value={after.value}
          onChange={({ currentTarget }) => {
            after.value = currentTarget.value;
          }}
        >
          {[...participants].reverse().map((person) => (
            <option key={person.id} value={person.id}>
              {`${standing(person.name)} · ${t("table", { number: person.table })}`}
            </option>
          ))}
          <option value={START}>{t("joinedAfterNobody")}</option>
        </select>
      </label>
      <label class="field">
        <span>{t("whoSitsAt")}</span>
        <select
          class="input"
          value={table.value ?? ""}
          onChange={({ currentTarget: { value } }) => {
            table.value = value === "" ? null : Number(value);
          }}
        >
          <option value="">{t("anyTable")}</option>
          {tables.map((each) => (
            <option key={each.number} value={each.number}>
              {tableWords(each)}
            </option>
          ))}
        </select>
      </label>
      <div class="move-on-buttons">
        <Button
          kind="danger"
          disabled={going.length === 0}
          onClick={async () => {
            if (await desk.run({ type: "keep-out", participants: going })) {
              open.value = false;
              gone.value = going.length;
            }
          }}
        >
          {t("reallyKeepOut", { count: going.length })}
        </Button>
        <Button
          onClick={() => {
            open.value = false;
          }}
        >
          {t("cancel")}
        </Button>
      </div>
      <PeopleMarks
        people={listed}
        isMarked={(id) => !staying.value.has(id)}
        onMark={(id, marked) => {
          staying.value = withMark(staying.value, id, !marked);
        }}
        words={({ name }) => <bdi>{name}</bdi>}
      />
    </section>
  );
}
