import { t } from "../i18n/silence";
import { Button } from "../theme/Button";
import { isWrittenIn, phasesOf } from "../workshop/selectors";
import { tablesWriting, writtenIn } from "../workshop/silence";
import { AskFirst } from "./AskFirst";
import { useDesk } from "./desk";
import "./SilentStart.css";

/** Has people write each for themselves, until what they wrote is shown to all (SPEC M38). */
export function SilentStart() {
  const desk = useDesk();
  const { present } = desk.workshop.value.silence;
  if (present === null && !desk.runs) {
    return null;
  }
  return (
    <section class="silent-start" aria-label={t("title")}>
      {present === null ? <Beginning /> : <Hidden pairs={present.pairs} />}
    </section>
  );
}

/** The present step and the next can begin silently, as far as something is written in them. */
function Beginning() {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const phases = phasesOf(workshop, desk.activity.value);
  const at = phases.findIndex(({ phase }) => phase.id === workshop.phase);
  const present = phases[at]?.phase;
  const next = phases[at + 1]?.phase;
  const nextOn = next !== undefined && workshop.silence.asked.includes(next.id);
  return (
    <>
      {nextOn && <p class="silent-start-count">{t("startNextOn")}</p>}
      <div class="silent-start-choice">
        {isWrittenIn(present) && (
          <Button
            title={t("startHint")}
            onClick={() => void desk.run({ type: "ask-for-silence", phase: present.id, on: true })}
          >
            {t("start")}
          </Button>
        )}
        {(isWrittenIn(next) || nextOn) && (
          <Button
            title={t("startHint")}
            means={String(nextOn)}
            onClick={() => void desk.run({ type: "ask-for-silence", phase: next.id, on: !nextOn })}
          >
            {nextOn ? t("startNextOff") : t("startNext")}
          </Button>
        )}
      </div>
    </>
  );
}

/** So many tables are named. */
const NAMED = 12;

function shortened(numbers: readonly number[]): string {
  return numbers.slice(0, NAMED).join(", ") + (numbers.length > NAMED ? " …" : "");
}

/** How many have written, and what ends the silence. */
function Hidden(props: { pairs: boolean }) {
  const desk = useDesk();
  const { participants, silence, tables } = desk.workshop.value;
  const writing = tablesWriting(desk.workshop.value);
  const pensDown = tables.some(({ locked }) => locked);
  return (
    <>
      <p class="silent-start-count">
        <b>{t("title")}:</b>{" "}
        {t("written", { count: writtenIn(silence), people: participants.length })}
        {props.pairs && ` ${t("inPairs")}`}
      </p>
      {writing.length > 0 && (
        <p class="silent-start-hint">
          {t("notAllAt", { count: writing.length, tables: shortened(writing) })}
        </p>
      )}
      {desk.runs && (
        <>
          {!props.pairs && (
            <Button onClick={() => void desk.run({ type: "form-pairs" })}>{t("form")}</Button>
          )}
          <AskFirst
            question={t("sure")}
            yes={t("showNow")}
            onYes={() => void desk.run({ type: "show-words" })}
          >
            {(ask) => (
              <Button kind="dark" disabled={pensDown} onClick={ask}>
                {t("show")}
              </Button>
            )}
          </AskFirst>
          <p class="silent-start-hint">{pensDown ? t("pensFirst") : t("endsWithStep")}</p>
        </>
      )}
    </>
  );
}
