import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { PHASE_LENGTH } from "../protocol/commands";
import { Dialog } from "../theme/Dialog";
import { phasesOf } from "../workshop/selectors";
import { ByItself } from "./ByItself";
import { useDesk } from "./desk";
import { OrderList } from "./OrderList";
import { PlanForm } from "./PlanForm";
import "./OrderList.css";
import "./StepsDialog.css";

const STEP_MS = 30_000;

/** Where the workshop's time is planned: its start and end, its steps, and what happens by itself. */
export function StepsDialog(props: { onClose: () => void }) {
  const desk = useDesk();
  const phases = phasesOf(desk.workshop.value, desk.activity.value);
  return (
    <Dialog title={t("editSteps")} onClose={props.onClose} width="620px">
      <PlanForm />
      <p class="field-hint">{t("dragHint")}</p>
      <OrderList
        label={t("stepsTitle")}
        onOrder={(order) => void desk.run({ type: "reorder-phases", phases: order })}
        entries={phases.map(({ phase, length, index }) => ({
          key: phase.id,
          name: phase.title,
          content: (
            <div class="steps-edit">
              <span {...desk.activityLang.value}>{phase.title}</span>
              {phase.clock === "none" ? (
                <span class="field-hint">{t("noLength")}</span>
              ) : (
                <Length
                  title={phase.title}
                  length={length}
                  onLength={(ms) =>
                    void desk.run({ type: "set-phase-length", phase: phase.id, length: ms })
                  }
                />
              )}
              <ByItself phase={phase} length={length} index={index} />
            </div>
          ),
        }))}
      />
    </Dialog>
  );
}

/** A length with a button on each side. */
function Length(props: { title: string; length: number; onLength: (ms: number) => void }) {
  const { length, title, onLength } = props;
  const bounded = (ms: number) => Math.min(PHASE_LENGTH.max, Math.max(PHASE_LENGTH.min, ms));
  return (
    <fieldset class="length" aria-label={t("stepLength", { title })}>
      <button
        type="button"
        class="order-move"
        aria-label={t("shorter")}
        disabled={length <= PHASE_LENGTH.min}
        onClick={() => onLength(bounded(length - STEP_MS))}
      >
        <span aria-hidden="true">−</span>
      </button>
      <output>{duration(length)}</output>
      <button
        type="button"
        class="order-move"
        aria-label={t("longer")}
        disabled={length >= PHASE_LENGTH.max}
        onClick={() => onLength(bounded(length + STEP_MS))}
      >
        <span aria-hidden="true">+</span>
      </button>
    </fieldset>
  );
}
