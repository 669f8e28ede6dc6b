import { type ComponentChildren, Fragment, type RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { duration, timeOfDay } from "../i18n/format";
import { t } from "../i18n/time";
import { plannedStart } from "../i18n/wall-time";
import { Button } from "../theme/Button";
import { beganLate, type PlanBarModel, planBar, type Segment } from "../workshop/plan-bar";
import { ON_TIME, type OpenStep, restOf, type Standing, standing } from "../workshop/schedule";
import { hasBegun } from "../workshop/selectors-later";
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
    return <WithoutEnd onEdit={props.onEdit} />;
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

/** When it is planned to start, before it has; and the way to say when it must end. */
function WithoutEnd(props: { onEdit: () => void }) {
  const desk = useDesk();
  const { start } = desk.workshop.value;
  const startSaid = start !== null && !hasBegun(desk.workshop.value, desk.activity.value);
  return (
    <section class="plan" aria-label={t("planTitle")}>
      <div class="plan-end">
        <button type="button" class="plan-edit" onClick={props.onEdit} title={t("changePlan")}>
          {startSaid ? startWords(start, desk.second.value) : t("sayEnd")}
          <span class="visually-hidden">. {t("changePlan")}</span>
        </button>
        <p>{!startSaid && t("sayEndHint")}</p>
      </div>
    </section>
  );
}

function startWords(start: number, now: number): string {
  const { said, time } = plannedStart(start, now);
  return t(said, { time });
}

/** How late the present phase began, as far as that is known, or when the workshop is to begin. */
function Beginning() {
  const desk = useDesk();
  const { timing } = desk.workshop.value;
  const present = desk.phase.value;
  const start = timing?.plan.start ?? null;
  if (timing === null || start === null || present === undefined) {
    return null;
  }
  if (!hasBegun(desk.workshop.value, desk.activity.value)) {
    return <>{startWords(start, desk.second.value)}</>;
  }
  const late = beganLate(desk.workshop.value, desk.activity.value, timing);
  if (late === null) {
    return null;
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
  const nowWords = useRef<HTMLSpanElement>(null);
  const endWords = useRef<HTMLSpanElement>(null);
  // Each second anew, and so soon after the page has changed its width.
  useLayoutEffect(() => giveWay(nowWords.current, endWords.current));
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
        <Mark now at={part(now)} words={nowWords}>
          {t("nowAt", { time: timeOfDay(now) })}
        </Mark>
      )}
      {bar.end > bar.from && (
        <Mark at={part(bar.end)} words={endWords}>
          {timeOfDay(bar.end)}
        </Mark>
      )}
    </div>
  );
}

/** So far apart, in px, words beside each other are two. */
const GAP = 4;

/** Of two times that would touch one is said: that of the end. How wide they are differs by hour and language. */
function giveWay(now: HTMLElement | null, end: HTMLElement | null): void {
  if (now !== null) {
    const one = now.getBoundingClientRect();
    const other = end?.getBoundingClientRect();
    const apart =
      other === undefined || one.right + GAP < other.left || other.right + GAP < one.left;
    now.style.visibility = apart ? "" : "hidden";
  }
}

/** So near an edge, as a part of the narrowest bar, words in the middle of a mark would stick out. */
const EDGE = 0.16;

function Mark(props: {
  now?: boolean;
  at: number;
  words: RefObject<HTMLSpanElement | null>;
  children: ComponentChildren;
}) {
  const { at } = props;
  const edge = at < EDGE ? "start" : at > 1 - EDGE ? "end" : undefined;
  return (
    <div
      class="plan-line"
      data-now={props.now}
      data-edge={edge}
      style={{ insetInlineStart: `min(100% - 3px, ${100 * at}%)` }}
    >
      <span ref={props.words}>{props.children}</span>
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
  const { over, proposal, change, farLonger, fits } = stands;
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
            ? (over >= ON_TIME && t("nothingOpen")) || (farLonger && t("farLonger"))
            : fits
              ? t(change < 0 ? "shorter" : "longer", { percent })
              : t("cannotFit")}
        </p>
      </div>
      {proposal !== null && fits && desk.runs && (
        <Button
          kind="dark"
          means={proposal.map(({ id }) => id).join()}
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
