import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import type { Digest, Participant } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Said } from "../theme/Said";
import { useDesk } from "./desk";
import { PeopleMarks, withMark } from "./PeopleMarks";
import "./MoveEverybody.css";

/** Those who have a part at their table, such as its host: they stay when the others move. */
export function partHolders(
  participants: readonly Participant[],
  digests: ReadonlyMap<number, Digest>,
): Set<string> {
  const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  return new Set(
    participants
      .filter(({ name, table }) =>
        Object.values(digests.get(table)?.roles ?? {}).some((holder) => sameName(holder, name)),
      )
      .map(({ id }) => id),
  );
}

/** Moves everybody to other tables, but for those who stay. */
export function MoveEverybody() {
  const desk = useDesk();
  const staying = useSignal<ReadonlySet<string> | null>(null);
  const moved = useSignal(false);
  const { participants, tables } = desk.workshop.value;
  if (tables.length < 2 || participants.length === 0) {
    return null;
  }
  const stay = staying.value;
  if (stay === null) {
    return (
      <div class="move-on">
        <Button
          onClick={() => {
            moved.value = false;
            staying.value = partHolders(participants, desk.digests.value);
          }}
        >
          {t("moveEverybody")}
        </Button>
        <Said words={moved.value ? t("movedOn") : ""} />
      </div>
    );
  }
  const stays = participants.filter(({ id }) => stay.has(id)).map(({ id }) => id);
  return (
    <section class="move-on" aria-label={t("moveEverybody")}>
      <h3>{t("moveEverybody")}</h3>
      <p class="field-hint">{t("moveEverybodyHint")}</p>
      <PeopleMarks
        people={[...participants].sort((a, b) => a.table - b.table)}
        isMarked={(id) => stay.has(id)}
        onMark={(id, marked) => {
          staying.value = withMark(stay, id, marked);
        }}
        words={({ name }) => t("stays", { name })}
      />
      <div class="move-on-buttons">
        <Button
          kind="dark"
          disabled={stays.length === participants.length}
          onClick={async () => {
            if (await desk.run({ type: "move-everybody", stay: stays })) {
              staying.value = null;
              moved.value = true;
            }
          }}
        >
          {t("reallyMove", { count: participants.length - stays.length })}
        </Button>
        <Button
          onClick={() => {
            staying.value = null;
          }}
        >
          {t("cancel")}
        </Button>
      </div>
    </section>
  );
}
