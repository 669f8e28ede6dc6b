import { useSignal } from "@preact/signals";
import { t } from "../i18n/time";
import { fromWallTime, wallTime } from "../i18n/wall-time";
import { Button } from "../theme/Button";
import { Said } from "../theme/Said";
import { useDesk } from "./desk";
import "./PlanForm.css";

const HOUR = 3_600_000;

/**
 * The moment at which it is next this time of day, after `after` in epoch ms. Without a start an end that
 * was half a day ago is still today's: the workshop is late.
 */
export function nextAt(time: string, after: number, lateBy: number): number | null {
  const of = (day: number) => fromWallTime(`${wallTime(day).slice(0, 10)}T${time}`);
  const today = of(after);
  return today !== null && today <= after - lateBy ? of(after + 24 * HOUR) : today;
}

/** Where it is said when the workshop starts and must end. */
export function PlanForm() {
  const desk = useDesk();
  const plan = desk.workshop.value.timing?.plan ?? { start: null, end: null };
  const start = useSignal(plan.start === null ? "" : wallTime(plan.start));
  const end = useSignal(plan.end === null ? "" : wallTime(plan.end).slice(11));
  const wrong = useSignal(false);
  const save = async () => {
    const from = start.value === "" ? null : fromWallTime(start.value);
    const to =
      end.value === ""
        ? null
        : from === null
          ? nextAt(end.value, desk.clock.read(), 12 * HOUR)
          : nextAt(end.value, from, 0);
    wrong.value = from !== null && to !== null && (to <= from || to - from > 24 * HOUR);
    if (!wrong.value) {
      await desk.run({ type: "set-plan", start: from, end: to });
    }
  };
  return (
    <form
      class="plan-form"
      aria-label={t("whenTitle")}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="field">
        <span>{t("planStart")}</span>
        <input
          class="input"
          type="datetime-local"
          value={start.value}
          onInput={(event) => {
            start.value = event.currentTarget.value;
          }}
        />
      </label>
      <label class="field">
        <span>{t("planEnd")}</span>
        <input
          class="input"
          type="time"
          value={end.value}
          aria-invalid={wrong.value}
          onInput={(event) => {
            end.value = event.currentTarget.value;
          }}
        />
      </label>
      <Button type="submit" kind="dark">
        {t("savePlan")}
      </Button>
      {wrong.value && <Said class="field-error" words={t("planWrong")} urgent />}
      <p class="field-hint">{t("planHint")}</p>
      {(plan.start !== null || plan.end !== null) && (
        <Button
          kind="bare"
          size="small"
          onClick={async () => {
            if (await desk.run({ type: "set-plan", start: null, end: null })) {
              start.value = "";
              end.value = "";
            }
          }}
        >
          {t("clearPlan")}
        </Button>
      )}
    </form>
  );
}
