import { t } from "../../i18n/create";
import { dayAndTime } from "../../i18n/format";
import type { PlannedTimes } from "../../i18n/plan-times";
import { wallTime } from "../../i18n/wall-time";
import "./WhenFields.css";

/** When the workshop starts and must end; both may be left open. */
export function WhenFields(props: {
  start: string;
  end: string;
  /** What was typed comes to; null when it is no plan. */
  planned: PlannedTimes | null;
  /** The zone of the place; null where the browser does not say its own. */
  zone: string | null;
  onStart: (start: string) => void;
  onEnd: (end: string) => void;
}) {
  const { planned } = props;
  return (
    <fieldset class="create-when">
      <legend class="visually-hidden">{t("whenLabel")}</legend>
      <label class="field">
        <span>{t("startLabel")}</span>
        <input
          class="input"
          type="datetime-local"
          value={props.start}
          onInput={(event) => props.onStart(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{t("endLabel")}</span>
        <input
          class="input"
          type="time"
          value={props.end}
          aria-invalid={planned === null}
          aria-describedby="create-when-says"
          onInput={(event) => props.onEnd(event.currentTarget.value)}
        />
      </label>
      <p id="create-when-says" class={planned === null ? "field-error" : "field-hint"}>
        {planned === null ? t("whenWrong") : whenWords(planned, props.zone ?? undefined)}
      </p>
    </fieldset>
  );
}

/** What was typed, with its days. */
function whenWords({ start, end }: PlannedTimes, zone: string | undefined): string {
  const said = (at: number) => dayAndTime(at, zone);
  if (start === null) {
    return end === null ? t("whenHint") : t("endsOn", { end: said(end) });
  }
  if (end === null) {
    return t("startsOn", { start: said(start) });
  }
  const day = (at: number) => wallTime(at, zone).slice(0, 10);
  return t(day(start) === day(end) ? "fromTo" : "fromToNextDay", {
    start: said(start),
    end: said(end),
  });
}
