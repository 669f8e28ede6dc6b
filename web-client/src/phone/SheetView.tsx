import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/phone";
import type { Sheet } from "../protocol/activity";
import { phasesOf, presentPhase, turnLength } from "../workshop/selectors";
import { type Follower, placeOf, viewOfSheet } from "./follow";
import { CardsSheet, MapSheet, SheetEnd, TextSheetView } from "./parts";
import type { PageProps } from "./props";
import { RoomAsk } from "./RoomAsk";
import "../flipchart/paper.css";
import "./ask.css";

/** One sheet of the flipchart, or the maps. */
export function SheetView(props: PageProps & { follower: Follower; place: string }) {
  const { activity, seat, session, state, follower } = props;
  const { board, provider } = seat;
  const shown = placeOf(follower.view.value, activity);
  const part =
    shown === null ? MapSheet : shown.sheet.kind === "cards" ? CardsSheet : TextSheetView;
  // It comes while the flipchart comes.
  useEffect(() => void part.fetch().catch(() => {}), [part]); // it is said in its place
  if (!provider.usable.value) {
    return <p class="empty">{t("loading")}</p>;
  }
  if (shown === null) {
    return <MapSheet board={board} place={props.place} table={provider.table} />;
  }
  const { sheet, round } = shown;
  const present = presentPhase(state.workshop, activity)?.phase;
  const common = {
    board,
    now: () => session.clock.read(),
    onSheet: (id: string) => follower.show(viewOfSheet(id)),
  };
  return (
    <>
      {/* What leads to no sheet stands above whatever sheet a phone is at. */}
      {present?.sheet === null && <RoomAsk {...props} phase={present} />}
      <Ask key={`${sheet.id}/${round}`} {...props} sheet={sheet} round={round} />
      {sheet.kind === "cards" ? (
        <CardsSheet
          key={sheet.id}
          {...common}
          sheet={sheet}
          round={round}
          onRound={(next) => follower.show(viewOfSheet(sheet.id, next))}
        />
      ) : (
        <TextSheetView
          key={sheet.id}
          {...common}
          sheet={sheet}
          limitOf={({ id }) => {
            const length = turnLength(state.workshop, activity, id);
            return length === null ? null : Math.round(length / 1000);
          }}
        />
      )}
      <SheetEnd key={sheet.id} {...props} sheet={sheet} round={round} />
    </>
  );
}

/** What the phase asks of the table, and what is asked on its sheet. */
function Ask(props: PageProps & { sheet: Sheet; round: string }) {
  const { activity, state, sheet, round } = props;
  const { board } = props.seat;
  // Those who come back to work on it need the place more than the words.
  const open = useSignal(!board.flipchart.isBegun(sheet, round));
  const phases = phasesOf(state.workshop, activity).map(({ phase }) => phase);
  const asks = phases.filter((phase) => phase.sheet === sheet.id && (phase.round ?? "") === round);
  const asking =
    asks.find(({ id, clock }) => id === state.workshop.phase && clock !== "turns") ?? asks[0];
  const look = sheet.kind === "cards" ? sheet.rounds.find(({ id }) => id === round) : undefined;
  const words = [asking?.prompt.lead, asking?.prompt.text, (look ?? sheet).prompt];
  // A sheet may ask what its phase asks: it is said once.
  const [lead, ...more] = [...new Set(words)].filter((text) => text);
  if (lead === undefined) {
    return null;
  }
  return (
    <details class="ask" data-hue={sheet.colour} open={open.value} {...board.said}>
      <summary>{lead}</summary>
      {more.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </details>
  );
}
