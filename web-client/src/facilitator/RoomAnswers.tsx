import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import type { Offer } from "../protocol/offer";
import { Button } from "../theme/Button";
import { closedInto } from "../workshop/merges";
import { turnsIn } from "../workshop/selectors";
import { useDesk } from "./desk";
import { EitherWords } from "./EitherWords";
import "./RoomAnswers.css";

/** Whether the room may answer to the turn that is or was last, and what it answered (SPEC M28). */
export function RoomAnswers({ phase }: { phase: string }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const { presenting, done, answering } = turnsIn(workshop, phase);
  const last = presenting ?? done.at(-1);
  const open = answering.table !== null;
  const now = workshop.phase === phase;
  return (
    <section class="answers" aria-labelledby="answers-title">
      <h3 id="answers-title">{t("answersTitle")}</h3>
      <label class="answers-each">
        <input
          type="checkbox"
          checked={answering.afterEach}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            // It shows what is so, not what was pressed.
            event.currentTarget.checked = answering.afterEach;
            void desk.run({ type: "offer-after-each", phase, on });
          }}
        />
        {t("answersAfterEach")}
      </label>
      {now && (
        <Button
          size="small"
          means={`open-offers ${last} ${open}`}
          aria-disabled={last === undefined}
          onClick={() => {
            if (last !== undefined) {
              void desk.run({ type: "open-offers", open: !open });
            }
          }}
        >
          <EitherWords
            words={
              open
                ? t("answersClose")
                : last === undefined
                  ? t("answersOpenNone")
                  : t("answersOpen", { number: last })
            }
            others={[
              t("answersClose"),
              t("answersOpenNone"),
              t("answersOpen", { number: workshop.tables.length }),
            ]}
          />
        </Button>
      )}
      <AnswerList />
    </section>
  );
}

/**
 * What the room has answered to the last turn: how much, and each of it for who asks, the newest last. It has
 * its place before there is any, so that what comes moves nothing (SPEC W45).
 */
export function AnswerList() {
  const desk = useDesk();
  const shown = useSignal(false);
  const { merges, offers } = desk.workshop.value;
  const [first] = offers;
  return first === undefined && !shown.value ? (
    <p class="answers-none">{t("answersNone")}</p>
  ) : (
    <details
      class="answers-all answers-now"
      open={shown.value}
      onToggle={(event) => {
        shown.value = event.currentTarget.open;
      }}
    >
      <summary>
        {first === undefined
          ? t("answersNone")
          : t("answersCount", { count: offers.length, number: closedInto(merges, first.table) })}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <ul tabIndex={0} aria-label={t("answersTitle")}>
        {offers.map((offer) => (
          <Answer key={`${offer.table}/${offer.by}/${offer.kind}`} offer={offer} />
        ))}
      </ul>
    </details>
  );
}

const kindWords = {
  help: "answerHelp",
  contact: "answerContact",
  question: "answerQuestion",
} as const;

/** What somebody answered, and what takes it off the phones and out of the report, or back. */
export function Answer({ offer }: { offer: Offer }) {
  const desk = useDesk();
  const { phase, table, by, kind, hidden } = offer;
  return (
    <li data-hidden={hidden}>
      <p>
        <b>{t(kindWords[kind])}</b>{" "}
        <small>{t("answerBy", { name: offer.name, number: offer.from })}</small>
      </p>
      <p dir="auto" lang="">
        {offer.text}
      </p>
      <div class="answer-hide">
        {desk.runs && by !== null && (
          <Button
            kind="bare"
            size="small"
            aria-label={t(hidden ? "answerShowNamed" : "answerHideNamed", { name: offer.name })}
            onClick={() =>
              void desk.run({
                type: "hide-offer",
                offer: { phase, table, by, kind },
                hidden: !hidden,
              })
            }
          >
            {t(hidden ? "answerShow" : "answerHide")}
          </Button>
        )}
        {hidden && <small>{t("answerHidden")}</small>}
      </div>
    </li>
  );
}
