import { useSignal } from "@preact/signals";
import { plannedTimes } from "../i18n/plan-times";
import { t } from "../i18n/time";
import { wallTime } from "../i18n/wall-time";
import { Button } from "../theme/Button";
import { Said } from "../theme/Said";
import { useDesk } from "./desk";
import { clearIfSent, useUntilTyped } from "./typed";
import "./PlanForm.css";

/** Half a day, in ms: an end less long ago is that of a workshop that is late. */
const LATE = 12 * 3_600_000;

/** Where it is said when the workshop starts and must end. */
export function PlanForm() {
  const desk = useDesk();
  const plan = desk.workshop.value.timing?.plan ?? { start: null, end: null };
  const start = useUntilTyped(plan.start === null ? "" : wallTime(plan.start), "plan/start");
  const end = useUntilTyped(plan.end === null ? "" : wallTime(plan.end).slice(11), "plan/end");
  const wrong = useSignal(false);
  const save = async () => {
    const planned = plannedTimes(start.value, end.value, desk.second.value, LATE);
    wrong.value = planned === null;
    if (planned !== null) {
      await desk.run({ type: "set-plan", ...planned });
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
      <Button
        kind="bare"
        size="small"
        disabled={plan.start === null && plan.end === null}
        onClick={async () => {
          const [before, after] = [start.value, end.value];
          if (await desk.run({ type: "set-plan", start: null, end: null })) {
            clearIfSent(start, before);
            clearIfSent(end, after);
          }
        }}
      >
        {t("clearPlan")}
      </Button>
    </form>
  );
}
