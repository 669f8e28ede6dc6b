import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import type { Activity } from "../protocol/activity";
import type { Workshop } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Press } from "../theme/Press";
import { type PresentPhase, phasesOf } from "../workshop/selectors";
import { turnsCount } from "../workshop/selectors-later";
import { useDesk } from "./desk";
import "./StepsRail.css";
import "./sign.css";

/** How long a phase is, or how many people are in where it has no clock. */
function lengthWords(present: PresentPhase, workshop: Workshop, activity: Activity): string {
  switch (present.phase.clock) {
    case "none":
      return present.phase.screen === "lobby"
        ? t("joined", { count: workshop.participants.length })
        : "";
    case "whole":
      return duration(present.length);
    case "turns":
      return t("perTable", {
        tables: turnsCount(workshop, activity, present.phase.id),
        length: duration(present.length),
      });
  }
}

/**
 * The workshop's steps: where it is, what is behind, and a way to each. Where others have put them in another order, a
 * button that stands elsewhere by that, and what leads to another next step, takes no press for a moment (SPEC W45).
 */
export function StepsRail(props: { onEdit: () => void }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const activity = desk.activity.value;
  const phases = phasesOf(workshop, activity);
  const at = phases.findIndex(({ phase }) => phase.id === workshop.phase);
  const next = phases[at + 1];
  const clocked = phases.filter(({ phase }) => phase.clock !== "none");
  const numbers = phases.map((present) => clocked.indexOf(present) + 1 || null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const steps = list.current;
    if (steps === null) {
      return;
    }
    const showPresent = () => {
      const present = steps.querySelector<HTMLElement>("[aria-current]");
      if (present !== null) {
        // Not scrollIntoView, which would scroll the page as well.
        steps.scrollTop = present.offsetTop - (steps.clientHeight - present.offsetHeight) / 2;
      }
    };
    const watcher = new ResizeObserver(showPresent);
    watcher.observe(steps);
    return () => watcher.disconnect();
  }, [workshop.phase]);
  return (
    <nav class="steps" aria-label={t("stepsTitle")}>
      <ol ref={list}>
        {phases.map((present, index) => {
          const place = index < at ? "done" : index === at ? "on" : "ahead";
          return (
            <li key={present.phase.id}>
              <Press
                means={`${present.phase.id} at ${index}`}
                class="step"
                data-place={place}
                data-hue={present.phase.colour}
                aria-current={place === "on" ? "step" : undefined}
                onClick={() => {
                  if (place !== "on") {
                    void desk.run({ type: "go-to-phase", phase: present.phase.id });
                  }
                }}
              >
                <span class="sign" aria-hidden="true">
                  {place === "done" ? "✓" : (numbers[index] ?? "•")}
                </span>
                <span class="step-title">
                  <bdi {...desk.activityLang.value}>{present.phase.title}</bdi>
                  {place === "done" && <span class="visually-hidden"> ({t("stepDone")})</span>}
                </span>
                <span
                  class="step-length"
                  data-counts={present.phase.screen === "lobby" || present.phase.clock === "turns"}
                >
                  {lengthWords(present, workshop, activity)}
                </span>
              </Press>
            </li>
          );
        })}
      </ol>
      <div class="steps-foot">
        <Button
          size="small"
          means={desk.nextPhaseMeans.value}
          disabled={next === undefined}
          onClick={() => void desk.run({ type: "next-phase" })}
        >
          <span class="steps-next">
            <span>
              {next === undefined
                ? t("lastStep")
                : t.rich("nextStep", {
                    title: <bdi {...desk.activityLang.value}>{next.phase.short}</bdi>,
                  })}
            </span>
            <small class="steps-more">
              {next !== undefined && at + 2 < phases.length
                ? t("stepsMore", { count: phases.length - at - 2 })
                : " "}
            </small>
          </span>
        </Button>
        <Button kind="bare" size="small" aria-label={t("editSteps")} onClick={props.onEdit}>
          {t("editStepsShort")}
        </Button>
      </div>
    </nav>
  );
}
