import { t } from "../i18n/facilitator";
import type { Command } from "../protocol/commands";
import type { WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { roomFields } from "../workshop/focus";
import { tableOf } from "../workshop/selectors";
import { isHidden } from "../workshop/selectors-later";
import { heading, tableWords } from "../workshop/words";
import { useDesk } from "./desk";
import { MergeTable } from "./MergeTable";
import { MessageForm } from "./MessageForm";
import { NotDone } from "./NotDone";
import { StartAfresh } from "./StartAfresh";
import { signed } from "./StatusChips";
import { TableAbout } from "./TableAbout";
import { TableAnswers } from "./TableAnswers";
import { NameField } from "./TableNames";
import { TableNotes } from "./TableNotes";
import { useUntilTyped } from "./typed";
import "./TableDialog.css";

/** Everything that can be done about one table. */
export function TableDialog(props: {
  number: number;
  onClose: () => void;
  onFlipchart: () => void;
  onHistory: (table: number) => void;
  onTable: (table: number) => void;
}) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const table = tableOf(workshop, props.number);
  if (table === undefined) {
    return null;
  }
  const run = (command: Command) => void desk.run(command);
  const shown = workshop.screen.table === table.number;
  // What the screen shows of its own accord is not stopped, but by another scene or the end of the turn.
  const onStage = shown && desk.presenting.value === table.number;
  return (
    <Dialog title={tableWords(table)} onClose={props.onClose} width="600px">
      <NotDone />
      <TableAbout table={table} />
      <div class="table-actions">
        <Button kind="dark" onClick={props.onFlipchart}>
          {t("openFlipchart")}
        </Button>
        <Button onClick={() => props.onHistory(table.number)}>{t("openHistory")}</Button>
        <Button
          disabled={onStage}
          onClick={() =>
            run(
              shown && !onStage
                ? { type: "clear-screen" }
                : { type: "show-table", table: table.number },
            )
          }
        >
          {shown && !onStage ? t("stopShowing") : t("showOnScreen")}
        </Button>
        <Button
          onClick={() => run({ type: table.locked ? "unlock" : "lock", table: table.number })}
        >
          {table.locked ? t("pensUp") : t("pensDown")}
        </Button>
        <Button
          means={String(table.help)}
          disabled={table.help === null}
          onClick={() => run({ type: "clear-help", table: table.number, since: table.help })}
        >
          {t("clearHelp")}
        </Button>
        <Button
          means={String(table.claim?.at)}
          disabled={table.claim === null}
          aria-label={t("releaseNamed", { number: table.number })}
          onClick={() =>
            run({ type: "release-help", table: table.number, at: table.claim?.at ?? null })
          }
        >
          {t("release")}
        </Button>
      </div>
      <HideButtons table={table.number} />
      {desk.activity.value.phases.some(({ turns }) => turns !== null) && (
        <TableAnswers key={table.number} table={table.number} />
      )}
      <ExtraTime table={table} />
      <MessageForm table={table.number} />
      <MergeTable table={table} onMerged={props.onTable} onHistory={props.onHistory} />
      <StartAfresh table={table} />
      <RenameForm key={table.number} table={table} />
      <TableNotes table={table.number} />
    </Dialog>
  );
}

/** Takes off the room screen what should not be there: texts that it shows in some phase, and who has a part. */
function HideButtons({ table }: { table: number }) {
  const desk = useDesk();
  const activity = desk.activity.value;
  const workshop = desk.workshop.value;
  const roles = desk.digests.value.get(table)?.roles ?? {};
  const items = [
    ...roomFields(activity).map(({ id, title }) => ({ item: id, what: title, there: true })),
    ...activity.roles.map(({ id, name }) => ({
      item: id,
      what: name,
      there: (roles[id] ?? "") !== "",
    })),
  ];
  return items.length === 0 ? null : (
    <div class="table-actions">
      {items.map(({ item, what, there }) => {
        const hidden = isHidden(workshop, table, item);
        return (
          <Button
            key={item}
            means={`${hidden} ${item}`}
            disabled={!hidden && !there}
            onClick={() => void desk.run({ type: hidden ? "unhide" : "hide", table, item })}
          >
            <span>
              {t.rich(hidden ? "unhideItem" : "hideItem", {
                what: <bdi {...desk.activityLang.value}>{what}</bdi>,
              })}
            </span>
          </Button>
        );
      })}
    </div>
  );
}

function ExtraTime({ table }: { table: WorkshopTable }) {
  const desk = useDesk();
  const give = (ms: number) => void desk.run({ type: "extra-time", table: table.number, ms });
  if (desk.phase.value?.phase.clock !== "whole") {
    return <p class="field-hint">{t("extraWhen")}</p>;
  }
  return (
    <fieldset class="extra" aria-label={t("giveExtra")}>
      <span class="field-label">{t("giveExtra")}</span>
      <span class="field-hint">
        {table.extra === 0 ? t("extraNone") : t("extraNow", { duration: signed(table.extra) })}
      </span>
      <Button means={desk.clockMeans.value} onClick={() => give(-60_000)}>
        {t("extraMinus")}
      </Button>
      <Button means={desk.clockMeans.value} onClick={() => give(60_000)}>
        {t("extraPlus")}
      </Button>
    </fieldset>
  );
}

/** What a table works on, where the activity gives tables a place, and what it calls itself. */
function RenameForm({ table }: { table: WorkshopTable }) {
  const desk = useDesk();
  const { language, words } = desk.activity.value;
  const draft = `table/${table.number}`;
  const place = useUntilTyped(table.place, `${draft}/place`);
  const label = useUntilTyped(table.label, `${draft}/label`);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        void desk.run({
          type: "rename-table",
          table: table.number,
          place: place.value.trim(),
          label: label.value.trim(),
        });
      }}
    >
      {words.place !== null && (
        <NameField
          title={<bdi {...desk.activityLang.value}>{heading(words.place.one, language)}</bdi>}
          name={place}
          draft={`${draft}/place`}
          required
        />
      )}
      <NameField title={t("label")} name={label} draft={`${draft}/label`} />
      <Button
        type="submit"
        disabled={place.value.trim() === table.place && label.value.trim() === table.label}
      >
        {t("save")}
      </Button>
    </form>
  );
}
