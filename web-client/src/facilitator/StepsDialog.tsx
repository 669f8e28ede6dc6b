import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { PHASE_LENGTH } from "../protocol/commands";
import { Dialog } from "../theme/Dialog";
import { phasesOf } from "../workshop/selectors";
import { ByItself } from "./ByItself";
import { useDesk } from "./desk";
import { NotDone } from "./NotDone";
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
      <NotDone />
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
                    desk.run({ type: "set-phase-length", phase: phase.id, length: ms })
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

/**
 * A length with a button on each side. Each press counts from what was asked for before, answered or not; what
 * was not done is not shown any longer.
 */
function Length(props: {
  title: string;
  length: number;
  /** Says whether it was done. */
  onLength: (ms: number) => Promise<boolean>;
}) {
  const { title, onLength } = props;
  const asked = useSignal<number | null>(null);
  const length = asked.value ?? props.length;
  const change = async (by: number) => {
    const isFirst = asked.peek() === null;
    const wanted = (asked.peek() ?? props.length) + by;
    asked.value = Math.min(PHASE_LENGTH.max, Math.max(PHASE_LENGTH.min, wanted));
    if (!isFirst) {
      return; // it goes out after what is under way
    }
    // Each says a whole length: the last must be the last, and stands for those before it.
    for (let sent: number | null = null; asked.peek() !== sent; ) {
      sent = asked.peek();
      if (sent === null || !(await onLength(sent))) {
        break;
      }
    }
    asked.value = null;
  };
  return (
    <fieldset class="length" aria-label={t("stepLength", { title })}>
      <button
        type="button"
        class="order-move"
        aria-label={t("shorter")}
        disabled={length <= PHASE_LENGTH.min}
        onClick={() => void change(-STEP_MS)}
      >
        <span aria-hidden="true">−</span>
      </button>
      <output>{duration(length)}</output>
      <button
        type="button"
        class="order-move"
        aria-label={t("longer")}
        disabled={length >= PHASE_LENGTH.max}
        onClick={() => void change(STEP_MS)}
      >
        <span aria-hidden="true">+</span>
      </button>
    </fieldset>
  );
}
