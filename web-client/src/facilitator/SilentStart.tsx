import { useSignal } from "@preact/signals";
import { t as words } from "../i18n/facilitator";
import { t } from "../i18n/silence";
import { Button } from "../theme/Button";
import { isWrittenIn, nextPhase } from "../workshop/selectors-later";
import { anyPensDown } from "../workshop/silence";
import { useDesk } from "./desk";
import { SureToShow } from "./SureToShow";
import "./SilentStart.css";

/**
 * Has people write each for themselves, until what they wrote is shown to all (SPEC M38). What is to be known of
 * that stands with the clock's notes: here is one row of buttons, whether a silence is on or not.
 */
export function SilentStart() {
  const { present } = useDesk().workshop.value.silence;
  return (
    <section class="silent-start" aria-label={t("title")}>
      {present === null ? <Beginning /> : <Ending key={present.since} pairs={present.pairs} />}
    </section>
  );
}

/** The present step and the next can begin silently, as far as something is written in them. */
function Beginning() {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const present = desk.phase.value?.phase;
  const next = nextPhase(workshop, desk.activity.value)?.phase;
  const nextOn = next !== undefined && workshop.silence.asked.includes(next.id);
  return (
    <>
      {isWrittenIn(present) && (
        <Button
          title={t("startHint")}
          means={present.id}
          onClick={() => void desk.run({ type: "ask-for-silence", phase: present.id, on: true })}
        >
          {t("start")}
        </Button>
      )}
      {(isWrittenIn(next) || nextOn) && (
        <Button
          title={t("startHint")}
          means={`${next.id} ${nextOn}`}
          onClick={() => void desk.run({ type: "ask-for-silence", phase: next.id, on: !nextOn })}
        >
          {nextOn ? t("startNextOff") : t("startNext")}
        </Button>
      )}
    </>
  );
}

/** What goes on to pairs, once, and what ends the silence: neither can be taken back, so each is asked about. */
function Ending(props: { pairs: boolean }) {
  const desk = useDesk();
  const asking = useSignal<"all" | "pairs" | null>(null);
  const close = () => {
    asking.value = null;
  };
  return (
    <>
      <Button
        disabled={props.pairs}
        onClick={() => {
          asking.value = "pairs";
        }}
      >
        {t("form")}
      </Button>
      <Button
        kind="dark"
        disabled={anyPensDown(desk.workshop.value)}
        onClick={() => {
          asking.value = "all";
        }}
      >
        {t("show")}
      </Button>
      {asking.value === "pairs" && !props.pairs && (
        <SureToShow
          to="pairs"
          yes={words("pairsNow")}
          onYes={() => void desk.run({ type: "form-pairs" })}
          onClose={close}
        />
      )}
      {asking.value === "all" && (
        <SureToShow
          to="all"
          yes={t("showNow")}
          onYes={() => void desk.run({ type: "show-words" })}
          onClose={close}
        />
      )}
    </>
  );
}
