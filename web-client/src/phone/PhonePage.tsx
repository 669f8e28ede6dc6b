import { useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { t } from "../i18n/phone";
import { tellTimesIn } from "../i18n/zone";
import { Said } from "../theme/Said";
import { presentPhase, tableOf } from "../workshop/selectors";
import { placeOf as placeWords, tableWords } from "../workshop/words";
import { Banners } from "./Banners";
import { Foot } from "./Foot";
import { Follower, placeOf, viewOf } from "./follow";
import { Header } from "./Header";
import { useKeyboardOpen } from "./keyboard";
import { NowView } from "./NowView";
import { hasTurn } from "./news";
import { People } from "./People";
import { Leftover, Removal, Trouble } from "./parts";
import type { PageProps } from "./props";
import { SheetView } from "./SheetView";
import type { PhoneSession } from "./session";
import { Tabs } from "./Tabs";
import { TypingSense } from "./typing";
import "./PhonePage.css";
import "./waiting.css";

/** A participant's phone: the table's flipchart, and what the room is doing. */
export function PhonePage({ session }: { session: PhoneSession }) {
  const state = session.state.value;
  const activity = session.activity.value;
  const seat = session.seat.value;
  const problem = session.problem.value;
  const zone = state?.workshop.zone ?? null;
  useEffect(() => tellTimesIn(zone), [zone]);
  if (problem !== null) {
    return <Trouble problem={problem} session={session} />;
  }
  if (state === null || activity === null || seat === null) {
    return (
      <main class="waiting">
        {session.unreachable.value ? <Said words={t("cannotReach")} /> : <p>{t("connectingTo")}</p>}
      </main>
    );
  }
  return (
    <TablePage
      key={`${seat.provider.table}/${seat.provider.startedAt}`}
      session={session}
      state={state}
      activity={activity}
      seat={seat}
    />
  );
}

function TablePage(props: PageProps) {
  const { session, state, activity, seat } = props;
  // From the first drawing at the room's sheet, so that no other's file is fetched before it.
  const follower = useMemo(
    () => new Follower(viewOf(presentPhase(state.workshop, activity)?.phase, activity)),
    [],
  );
  // As it is drawn: a tap on a tab before would be taken back by the room's first step.
  useLayoutEffect(() => {
    const sense = new TypingSense();
    const deafen = sense.listen();
    const leave = follower.follow(
      () => {
        const workshop = session.state.value?.workshop;
        const known = session.activity.value;
        const phase = workshop && known ? presentPhase(workshop, known)?.phase : undefined;
        return phase && known ? { phase, activity: known } : null;
      },
      () => sense.typing,
    );
    return () => {
      leave();
      deafen();
    };
  }, [follower, session]);
  const present = presentPhase(state.workshop, activity);
  const table = tableOf(state.workshop, seat.provider.table);
  const view = follower.view.value;
  const keyboard = useKeyboardOpen();
  const speaking = view === "now" && hasTurn(state.workshop, present, seat.provider.table);
  const colour = placeOf(view, activity)?.sheet.colour ?? present?.phase.colour ?? "ink";

  useSignalEffect(() => {
    const where = tableOf(session.state.value?.workshop ?? state.workshop, seat.provider.table);
    document.title = `${where === undefined ? t("table", { number: seat.provider.table }) : tableWords(where)} · Charrette`;
  });
  // A turned page begins at its top.
  useEffect(() => scrollTo(0, 0), [view]);

  return (
    <div class="phone" data-hue={colour} data-keyboard={keyboard.value} data-speaking={speaking}>
      <Header {...props} table={table} present={present} />
      <People {...props} table={table} />
      <main aria-busy={!seat.provider.synced.value}>
        <Banners {...props} follower={follower} present={present} table={table} />
        {session.leftovers.words.value && <Leftover session={session} />}
        {view === "now" ? (
          <NowView {...props} present={present} table={table} />
        ) : (
          <SheetView
            {...props}
            follower={follower}
            place={table === undefined ? "" : placeWords(table)}
          />
        )}
        <Foot {...props} />
      </main>
      {seat.board.deed.value !== null && <Removal board={seat.board} />}
      <Tabs
        activity={activity}
        said={seat.board.said}
        phase={present?.phase}
        view={view}
        home={viewOf(present?.phase, activity)}
        onShow={(next) => follower.show(next)}
      />
    </div>
  );
}
