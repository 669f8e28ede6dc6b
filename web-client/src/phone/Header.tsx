import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/phone";
import type { Hue } from "../protocol/activity";
import type { WorkshopTable } from "../protocol/workshop";
import { ClockPill } from "../theme/ClockPill";
import { type PresentPhase, phasesOf } from "../workshop/selectors";
import { tableWords } from "../workshop/words";
import { countdownFor } from "./countdown";
import type { PageProps } from "./props";
import type { PhoneSession } from "./session";
import "./Header.css";

/** Where one sits, which step the room is in, and the clock; it stays at the top of every sheet. */
export function Header(
  props: PageProps & { table: WorkshopTable | undefined; present: PresentPhase | undefined },
) {
  const { state, activity, table, present, seat } = props;
  const phase = present?.phase;
  const steps = phasesOf(state.workshop, activity).filter((other) => other.phase.clock !== "none");
  const step = steps.findIndex((other) => other.phase.id === phase?.id) + 1;
  const name = <span {...seat.board.said}>{phase?.title ?? activity.title}</span>;
  const head = useRef<HTMLElement>(null);
  // How high it is, for what has its place beneath it.
  useEffect(() => {
    const element = head.current;
    if (element === null) {
      return;
    }
    const measure = new ResizeObserver(() => {
      document.documentElement.style.setProperty("--head", `${element.offsetHeight}px`);
    });
    measure.observe(element);
    return () => measure.disconnect();
  }, []);
  return (
    <header ref={head} class="phone-head">
      <div class="who">
        <h1 dir="auto">
          {table === undefined ? t("table", { number: seat.provider.table }) : tableWords(table)}
        </h1>
        <p>{step > 0 ? t.rich("stepOf", { step, steps: steps.length, title: name }) : name}</p>
      </div>
      <Clock session={props.session} colour={phase?.colour ?? "ink"} />
    </header>
  );
}

/** The table's clock, drawn anew ten times a second without the rest of the page. */
function Clock({ session, colour }: { session: PhoneSession; colour: Hue }) {
  const clock = useComputed(() => countdownFor(session, session.table.value ?? undefined));
  const digits = useComputed(() => {
    const now = clock.value;
    return now === null ? "" : `${now.digits}/${now.level}/${now.state}`;
  });
  // Only what can be seen changes draws the clock: once a second.
  digits.value;
  const shown = clock.peek();
  return shown === null ? null : <ClockPill clock={shown} colour={colour} />;
}
