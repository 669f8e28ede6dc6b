import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Board } from "../flipchart/board";
import { t } from "../i18n/phone";
import type { Step } from "../protocol/activity";
import { phasesOf } from "../workshop/selectors";
import type { View } from "./follow";
import { ChallengeView, MapView, PitchView, ScanSheet } from "./parts";
import type { PageProps } from "./props";
import "../flipchart/paper.css";
import "./ask.css";

const parts = { players: ScanSheet, challenge: ChallengeView, pitch: PitchView } as const;

/** One sheet of the flipchart, or the map. */
export function SheetView(
  props: PageProps & { view: View; city: string; onChallenge: () => void },
) {
  const { activity, seat, session, state, view } = props;
  const { board, provider } = seat;
  const step = activity.steps.find(({ id }) => `step:${id}` === view);
  const part = step === undefined ? MapView : parts[step.sheet];
  // It comes while the flipchart comes.
  useEffect(() => void part.fetch().catch(() => {}), [part]); // it is said in its place
  if (!provider.usable.value) {
    return <p class="empty">{t("loading")}</p>;
  }
  if (step === undefined) {
    return <MapView board={board} city={props.city} table={provider.table} />;
  }
  const now = () => session.clock.read();
  switch (step.sheet) {
    case "players":
      return (
        <>
          <Ask key={step.id} {...props} step={step} more="" />
          <ScanSheet board={board} now={now} />
        </>
      );
    case "challenge":
      return (
        <>
          <Ask key={step.id} {...props} step={step} more={activity.challengePrompt} />
          <ChallengeView board={board} />
        </>
      );
    case "pitch": {
      const pitches = phasesOf(state.workshop, activity).find(
        ({ phase }) => phase.clock === "per-table",
      );
      const people = state.workshop.participants
        .filter(({ table }) => table === provider.table)
        .map(({ name }) => name);
      return (
        <>
          <Ask key={step.id} {...props} step={step} more={activity.pitchPrompt} />
          <PitchView
            board={board}
            limit={Math.round((pitches?.length ?? 60_000) / 1000)}
            people={people.length > 0 ? people : [board.me.name]}
            now={now}
            onChallenge={props.onChallenge}
          />
        </>
      );
    }
  }
}

/** What the step asks of the table, and what is asked on its sheet. */
function Ask(props: PageProps & { step: Step; more: string }) {
  const { activity, state, step } = props;
  // Those who come back to work on it need the place more than the words.
  const open = useSignal(!isBegun(step, props.seat.board));
  const phases = phasesOf(state.workshop, activity).map(({ phase }) => phase);
  const here = phases.find(({ id }) => id === state.workshop.phase && id !== null);
  const asking =
    here?.step === step.id && here.clock !== "per-table"
      ? here
      : phases.find((phase) => phase.step === step.id);
  if (asking === undefined) {
    return null;
  }
  return (
    <details class="ask" lang={activity.language} data-colour={step.colour} open={open.value}>
      <summary dir="auto">{asking.prompt.lead}</summary>
      {[asking.prompt.text, props.more]
        .filter((words) => words !== "")
        .map((words) => (
          <p key={words} dir="auto">
            {words}
          </p>
        ))}
    </details>
  );
}

function isBegun(step: Step, board: Board): boolean {
  return step.sheet === "players"
    ? board.players.value.length > 0
    : board.flipchart.text(step.sheet).length > 0;
}
