import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { Button } from "../theme/Button";
import { type PresentPhase, phasesOf } from "../workshop/selectors";
import { useDesk } from "./desk";
import "./StepsRail.css";
import "./sign.css";

/** How long a phase is, or how many people are in where it has no clock. */
function lengthWords(present: PresentPhase, tables: number, joined: number): string {
  switch (present.phase.clock) {
    case "none":
      return present.phase.screen === "lobby" ? t("joined", { count: joined }) : "";
    case "whole":
      return duration(present.length);
    case "turns":
      return t("perTable", { tables, length: duration(present.length) });
  }
}

/** The workshop's steps: where it is, what is behind, and a way to each. */
export function StepsRail(props: { onEdit: () => void }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const phases = phasesOf(workshop, desk.activity.value);
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
              <button
                type="button"
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
                <span class="step-length">
                  {lengthWords(present, workshop.tables.length, workshop.participants.length)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <div class="steps-foot">
        <Button
          size="small"
          means={workshop.phase}
          disabled={next === undefined}
          onClick={() => void desk.run({ type: "next-phase" })}
        >
          <span>
            {next === undefined
              ? t("lastStep")
              : t.rich("nextStep", {
                  title: <bdi {...desk.activityLang.value}>{next.phase.short}</bdi>,
                })}
          </span>
        </Button>
        <Button kind="bare" size="small" aria-label={t("editSteps")} onClick={props.onEdit}>
          {t("editStepsShort")}
        </Button>
      </div>
    </nav>
  );
}
