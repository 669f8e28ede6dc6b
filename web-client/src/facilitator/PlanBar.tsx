import { type ComponentChildren, Fragment } from "preact";
import { duration, timeOfDay } from "../i18n/format";
import { t } from "../i18n/time";
import { plannedStart } from "../i18n/wall-time";
import { Button } from "../theme/Button";
import { beganLate, type PlanBarModel, planBar, type Segment } from "../workshop/plan-bar";
import { ON_TIME, type OpenStep, restOf, type Standing, standing } from "../workshop/schedule";
import { type Desk, useDesk } from "./desk";
import { roughly } from "./timing";
import "./PlanBar.css";

/** So much, in ms, is neither late nor early. */
const PUNCTUAL = 60_000;

/**
 * When the workshop ends, how it stands against that, and what would put it right. Without an end it says
 * before the beginning when that is planned, if anybody has said.
 */
export function PlanBar(props: { onEdit: () => void }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const activity = desk.activity.value;
  const { timing } = workshop;
  const end = timing?.plan.end ?? null;
  if (timing === null || end === null) {
    return <OnlyStart onEdit={props.onEdit} />;
  }
  const now = desk.second.value;
  const rest = restOf(workshop, activity, timing, now);
  const stands = standing(rest, end);
  return (
    <section class="plan" aria-label={t("planTitle")}>
      <div class="plan-end">
        <button type="button" class="plan-edit" onClick={props.onEdit} title={t("changePlan")}>
          {t("endsPlanned", { time: timeOfDay(end) })}
          <span class="visually-hidden">. {t("changePlan")}</span>
        </button>
        <p>
          <Beginning />
        </p>
      </div>
      <Scale bar={planBar(workshop, activity, timing, rest, now, end)} now={now} stands={stands} />
      <Proposal stands={stands} />
    </section>
  );
}

/** When it is planned to start, before it has. */
function OnlyStart(props: { onEdit: () => void }) {
  const desk = useDesk();
  const { start, timing } = desk.workshop.value;
  const begun =
    timing !== null && beganLate(desk.workshop.value, desk.activity.value, timing) !== null;
  return start === null || begun ? null : (
    <section class="plan" aria-label={t("planTitle")}>
      <button type="button" class="plan-edit" onClick={props.onEdit} title={t("changePlan")}>
        {startWords(start, desk.second.value)}
        <span class="visually-hidden">. {t("changePlan")}</span>
      </button>
    </section>
  );
}

function startWords(start: number, now: number): string {
  const { said, time } = plannedStart(start, now);
  return t(said, { time });
}

/** How late the present phase began, or when the first one is to. */
function Beginning() {
  const desk = useDesk();
  const { timing } = desk.workshop.value;
  const present = desk.phase.value;
  const start = timing?.plan.start ?? null;
  if (timing === null || start === null || present === undefined) {
    return null;
  }
  const late = beganLate(desk.workshop.value, desk.activity.value, timing);
  if (late === null) {
    return <>{startWords(start, desk.second.value)}</>;
  }
  const values = {
    phase: <bdi {...desk.activityLang.value}>{present.phase.short}</bdi>,
    time: roughly(late),
  };
  if (Math.abs(late) < PUNCTUAL) {
    return <>{t.rich("beganOnTime", values)}</>;
  }
  return <>{t.rich(late > 0 ? "beganLate" : "beganEarly", values)}</>;
}

function Scale(props: { bar: PlanBarModel; now: number; stands: Standing }) {
  const { bar, now, stands } = props;
  const part = (at: number) => (at - bar.from) / (bar.to - bar.from);
  const place = (at: number) => `${100 * part(at)}%`;
  const nowShown = now >= bar.from && now <= bar.to;
  // Two times that would lie over each other are one: that of the end.
  const apart = Math.abs(now - bar.end) > 0.12 * (bar.to - bar.from);
  const words = { end: timeOfDay(bar.end), over: timeOfDay(stands.endsAt) };
  return (
    <div class="plan-scale" role="img" aria-label={t("planInWords", words)}>
      {bar.segments.map((segment) => (
        <SegmentBox
          key={`${segment.phase.id} ${segment.from}`}
          segment={segment}
          past={(segment.from + segment.to) / 2 >= bar.end}
          style={{
            insetInlineStart: place(segment.from),
            inlineSize: `calc(${place(segment.to)} - ${place(segment.from)} - 2px)`,
          }}
        />
      ))}
      {bar.to > bar.end && (
        <div class="plan-past" style={{ insetInlineStart: place(Math.max(bar.from, bar.end)) }} />
      )}
      {nowShown && (
        <Mark now at={part(now)}>
          {apart && t("nowAt", { time: timeOfDay(now) })}
        </Mark>
      )}
      {bar.end > bar.from && <Mark at={part(bar.end)}>{timeOfDay(bar.end)}</Mark>}
    </div>
  );
}

/** So near an edge, as a part of the bar, words beside a mark would stick out in its middle. */
const EDGE = 0.13;

function Mark(props: { now?: boolean; at: number; children: ComponentChildren }) {
  const { at } = props;
  const edge = at < EDGE ? "start" : at > 1 - EDGE ? "end" : undefined;
  return (
    <div
      class="plan-line"
      data-now={props.now}
      data-edge={edge}
      style={{ insetInlineStart: `min(100% - 3px, ${100 * at}%)` }}
    >
      <span>{props.children}</span>
    </div>
  );
}

function SegmentBox(props: {
  segment: Segment;
  /** Whether most of it lies past the end, where its own colour is not seen. */
  past: boolean;
  style: { [name: string]: string };
}) {
  const desk = useDesk();
  const { phase, place, times, length } = props.segment;
  const tables = phase.clock === "turns" && place !== "done";
  return (
    <div
      class="plan-segment"
      data-hue={phase.clock === "none" ? "ink" : phase.colour}
      data-place={place}
      data-past={props.past}
      style={props.style}
    >
      <span>
        {place === "done" && "✓ "}
        <bdi {...desk.activityLang.value}>{phase.short}</bdi>
        {tables && ` ${t("timesLength", { times, length: duration(length) })}`}
      </span>
    </div>
  );
}

/** How the plan stands, in words with figures, and one press that puts it right. */
function Proposal({ stands }: { stands: Standing }) {
  const desk = useDesk();
  const { over, proposal, change, fits } = stands;
  const percent = Math.round(Math.abs(change) * 100);
  return (
    <div class="plan-says" data-over={over >= ON_TIME}>
      <div>
        <p>
          <strong>{standWords(stands)}</strong>{" "}
          {proposal !== null && fits && turnsWords(desk, proposal, over)}
        </p>
        <p class="plan-hint">
          {proposal === null
            ? over >= ON_TIME && t("nothingOpen")
            : fits
              ? t(change < 0 ? "shorter" : "longer", { percent })
              : t("cannotFit")}
        </p>
      </div>
      {proposal !== null && fits && desk.runs && (
        <Button
          kind="dark"
          aria-describedby="plan-lengths"
          onClick={() => void desk.run({ type: "set-phase-lengths", lengths: lengthsOf(proposal) })}
        >
          {t("apply")}
        </Button>
      )}
      {proposal !== null && fits && (
        <span id="plan-lengths" hidden>
          {proposal.map(({ id, length }, index) => (
            <Fragment key={id}>
              {index > 0 && ", "}
              {t.rich("lengthOf", {
                phase: (
                  <bdi {...desk.activityLang.value}>
                    {desk.activity.value.phases.find((phase) => phase.id === id)?.short ?? id}
                  </bdi>
                ),
                length: duration(length),
              })}
            </Fragment>
          ))}
        </span>
      )}
    </div>
  );
}

function standWords({ over }: Standing): string {
  if (Math.abs(over) < ON_TIME) {
    return t("onTime");
  }
  return t(over > 0 ? "behind" : "ahead", { time: roughly(over) });
}

/** What each table would get in the phase with turns that comes first, if there is any. */
function turnsWords(desk: Desk, proposal: readonly OpenStep[], over: number): string {
  const { phases } = desk.activity.value;
  const turns = proposal.find(({ id }) =>
    phases.some((phase) => phase.id === id && phase.clock === "turns"),
  );
  if (turns === undefined) {
    return "";
  }
  const length =
    turns.length < 120_000
      ? t("secondsShort", { count: turns.length / 1000 })
      : duration(turns.length);
  return t(over > 0 ? "wouldFit" : "wouldBeLonger", { length });
}

function lengthsOf(steps: readonly OpenStep[]): Record<string, number> {
  return Object.fromEntries(steps.map(({ id, length }) => [id, length]));
}
