import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import type { Command } from "../protocol/commands";
import type { WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Limit } from "../theme/Limit";
import { isHidden, tableOf } from "../workshop/selectors";
import { useDesk } from "./desk";
import { MessageForm } from "./MessageForm";
import { StartAfresh } from "./StartAfresh";
import { signed } from "./StatusChips";
import { TableAbout } from "./TableAbout";
import "./TableDialog.css";

/** Everything that can be done about one table. */
export function TableDialog(props: {
  number: number;
  onClose: () => void;
  onFlipchart: () => void;
  onHistory: () => void;
}) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const table = tableOf(workshop, props.number);
  if (table === undefined) {
    return null;
  }
  const run = (command: Command) => void desk.run(command);
  const shown = workshop.screen.table === table.number;
  return (
    <Dialog
      title={t("tableAndCity", { number: table.number, city: table.city })}
      onClose={props.onClose}
      width="600px"
    >
      <TableAbout table={table} />
      <div class="table-actions">
        <Button kind="dark" onClick={props.onFlipchart}>
          {t("openFlipchart")}
        </Button>
        <Button onClick={props.onHistory}>{t("openHistory")}</Button>
        <Button
          onClick={() =>
            run(shown ? { type: "clear-screen" } : { type: "show-table", table: table.number })
          }
        >
          {shown ? t("stopShowing") : t("showOnScreen")}
        </Button>
        <Button
          onClick={() => run({ type: table.locked ? "unlock" : "lock", table: table.number })}
        >
          {table.locked ? t("pensUp") : t("pensDown")}
        </Button>
        {table.help !== null && (
          <Button onClick={() => run({ type: "clear-help", table: table.number })}>
            {t("clearHelp")}
          </Button>
        )}
        <HideButton table={table.number} item="challenge" />
        <HideButton table={table.number} item="pitch" />
        <HideButton table={table.number} item="presenter" />
      </div>
      <ExtraTime table={table} />
      <MessageForm table={table.number} />
      <StartAfresh table={table} />
      <RenameForm key={`${table.city}/${table.label}`} table={table} />
    </Dialog>
  );
}

function HideButton(props: { table: number; item: "challenge" | "pitch" | "presenter" }) {
  const desk = useDesk();
  const hidden = isHidden(desk.workshop.value, props.table, props.item);
  const words = {
    challenge: hidden ? t("unhideChallenge") : t("hideChallenge"),
    pitch: hidden ? t("unhidePitch") : t("hidePitch"),
    presenter: hidden ? t("unhidePresenter") : t("hidePresenter"),
  };
  return (
    <Button
      onClick={() =>
        void desk.run({ type: hidden ? "unhide" : "hide", table: props.table, item: props.item })
      }
    >
      {words[props.item]}
    </Button>
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
      <Button onClick={() => give(-60_000)}>{t("extraMinus")}</Button>
      <Button onClick={() => give(60_000)}>{t("extraPlus")}</Button>
    </fieldset>
  );
}

const CITY_LENGTH = 80;

function RenameForm({ table }: { table: WorkshopTable }) {
  const desk = useDesk();
  const city = useSignal(table.city);
  const label = useSignal(table.label);
  const cityField = useRef<HTMLInputElement>(null);
  const labelField = useRef<HTMLInputElement>(null);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        void desk.run({
          type: "rename-table",
          table: table.number,
          city: city.value.trim(),
          label: label.value.trim(),
        });
      }}
    >
      <label class="field">
        <span>{t("city")}</span>
        <input
          ref={cityField}
          class="input"
          dir="auto"
          required
          maxLength={CITY_LENGTH}
          value={city.value}
          onInput={(event) => {
            city.value = event.currentTarget.value;
          }}
        />
      </label>
      <label class="field">
        <span>{t("label")}</span>
        <input
          ref={labelField}
          class="input"
          dir="auto"
          maxLength={CITY_LENGTH}
          value={label.value}
          onInput={(event) => {
            label.value = event.currentTarget.value;
          }}
        />
      </label>
      <Limit field={cityField} />
      <Limit field={labelField} />
      <Button
        type="submit"
        disabled={city.value.trim() === table.city && label.value.trim() === table.label}
      >
        {t("save")}
      </Button>
    </form>
  );
}
