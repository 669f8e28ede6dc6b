import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import type { WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { fieldsNamed, textOf } from "../workshop/focus";
import { saidOf } from "../workshop/said";
import { isWrittenIn, tableOf, turnsIn } from "../workshop/selectors";
import { isToBeDrawn, turnPhase, waitingIn } from "../workshop/selectors-later";
import { heading, placeOf, tableWords } from "../workshop/words";
import { turnWord } from "../workshop/words-later";
import { useDesk } from "./desk";
import { OrderList } from "./OrderList";
import { RoomAnswers } from "./RoomAnswers";
import { Spoken } from "./Spoken";
import { Roles } from "./TextCard";
import "./TurnRunner.css";
import "./TableCard.css";

/** Whose turn it is, who is next, and the order of the others: of the phase with turns that is on or comes. */
export function TurnRunner(props: { onOpen: (table: number) => void }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const activity = desk.activity.value;
  const turning = turnPhase(workshop, activity);
  if (turning === undefined) {
    return null;
  }
  const { id: phase, title } = turning.phase;
  const { presenting, done, set, wrapUp } = turnsIn(workshop, phase);
  const waiting = waitingIn(workshop, phase);
  const callable = workshop.phase === phase;
  const now = callable && presenting !== null ? tableOf(workshop, presenting) : undefined;
  const onScreen = now !== undefined && workshop.screen.table === now.number;
  const frozen = workshop.screen.frozen !== null;
  const [first] = waiting;
  const shown = now ?? first;
  const turns = heading(turnWord(activity).many, activity.language);
  const name = t("turnsTitle", { turns });
  return (
    <section class="runner" aria-label={name} data-hue={turning.phase.colour}>
      <div class="runner-now">
        {shown !== undefined && (
          <>
            <p class="runner-label">{now === undefined ? t("upNext") : t("presentingNow")}</p>
            <p class="runner-table" dir="auto">
              {tableWords(shown)}
            </p>
            <Speaker table={shown} />
          </>
        )}
        {shown === undefined && <p>{t("allDone")}</p>}
        {!callable && (
          <p class="field-hint">
            {t.rich("turnsLater", { title: <bdi {...desk.activityLang.value}>{title}</bdi> })}
          </p>
        )}
        <div class="runner-buttons">
          {callable && first !== undefined && (
            <Button
              kind="primary"
              colour={turning.phase.colour}
              onClick={() => void desk.run({ type: "next-turn" })}
            >
              {t("callNext", { number: first.number })}
            </Button>
          )}
          {now !== undefined && (
            <Button
              means={`end-turn ${now.number}`}
              onClick={() => void desk.run({ type: "end-turn" })}
            >
              {t("endTurn")}
            </Button>
          )}
          {now !== undefined && (
            <Button
              means={`wrap-up ${now.number} ${wrapUp}`}
              onClick={() => void desk.run({ type: "signal-wrap-up", on: !wrapUp })}
            >
              {t(wrapUp ? "unsignalWrapUp" : "signalWrapUp")}
            </Button>
          )}
          {onScreen && (
            <Button means={desk.freezeMeans.value} onClick={() => desk.toggleFrozen()}>
              {t(frozen ? "unfreeze" : "freeze")}
            </Button>
          )}
          {waiting.length > 1 && <DrawButton phase={phase} />}
        </div>
        {onScreen && frozen && <p class="field-hint">{t("frozenSeen")}</p>}
        {wrapUp && <p class="field-hint">{t("wrapUpSeen")}</p>}
        {!set && waiting.length > 0 && (
          <p class="field-hint">
            {t(isToBeDrawn(activity, phase) ? "orderUntold" : "ownOrderUntold")}
          </p>
        )}
      </div>
      <RoomAnswers phase={phase} />
      {waiting.length > 0 && (
        <div class="runner-order">
          <h3>
            {t.rich("turnsTitle", {
              turns: <bdi {...saidOf(activity.words.turn, desk.activityLang.value)}>{turns}</bdi>,
            })}
          </h3>
          <p class="field-hint">{t("turnsHint")}</p>
          <OrderList
            label={name}
            onOrder={(order) => void desk.run({ type: "order-turns", phase, order })}
            entries={waiting.map((table) => ({
              key: table.number,
              name: t("table", { number: table.number }),
              content: (
                <WaitingRow table={table} phase={phase} callable={callable} onOpen={props.onOpen} />
              ),
            }))}
          />
        </div>
      )}
      {done.length > 0 && (
        <details class="runner-done">
          <summary>{t("turnsDone", { count: done.length })}</summary>
          <ul>
            {done
              .flatMap((number) => tableOf(workshop, number) ?? [])
              .map((table) => (
                <li key={table.number}>
                  <span dir="auto">{tableWords(table)}</span>
                  {callable && <CallButton table={table.number} />}
                </li>
              ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Draws an order; the next may by chance be the same, and is another one all the same. */
function DrawButton({ phase }: { phase: string }) {
  const desk = useDesk();
  const drawn = useSignal(0);
  return (
    <Button
      means={`after ${drawn.value}`}
      onClick={async () => {
        await desk.run({ type: "draw-turns", phase });
        drawn.value += 1;
      }}
    >
      {t("draw")}
    </Button>
  );
}

/** The texts that a table shows in its turn and says aloud, or if none is said, all that it shows. */
function useSaid() {
  const desk = useDesk();
  const activity = desk.activity.value;
  const phase = turnPhase(desk.workshop.value, activity)?.phase;
  const shown = fieldsNamed(activity, phase?.turns?.show ?? []);
  const spoken = shown.filter((field) => field.spoken);
  return spoken.length > 0 ? spoken : shown;
}

/** Who speaks for a table, and for how long. */
function Speaker({ table }: { table: WorkshopTable }) {
  const digest = useDesk().digests.value.get(table.number);
  return (
    <div class="runner-about">
      <Roles digest={digest} table={table.number} />
      {useSaid().map(({ id, spoken }) =>
        spoken ? (
          <p key={id}>
            <Spoken field={id} text={textOf(digest, id)} />
          </p>
        ) : null,
      )}
    </div>
  );
}

function CallButton({ table }: { table: number }) {
  const desk = useDesk();
  return (
    <Button
      size="small"
      aria-label={t("callNamed", { number: table })}
      onClick={() => void desk.run({ type: "call-turn", table })}
    >
      {t("callThis")}
    </Button>
  );
}

/** A table that waits for its turn. */
function WaitingRow(props: {
  table: WorkshopTable;
  phase: string;
  callable: boolean;
  onOpen: (table: number) => void;
}) {
  const desk = useDesk();
  const { table, phase } = props;
  const { number } = table;
  const digest = desk.digests.value.get(number);
  const said = useSaid();
  const written = said.length === 0 || said.some(({ id }) => textOf(digest, id) !== "");
  const names = desk.activity.value.roles.flatMap(({ id }) => digest?.roles[id] ?? []);
  const about = [
    written ? names.join(", ") : t("nothingYet"),
    digest?.ready === true && isWrittenIn(desk.phase.value?.phase) ? t("statusReady") : "",
  ].filter((words) => words !== "");
  return (
    <div class="runner-row">
      <span class="table-number">{number}</span>
      <button type="button" class="runner-open" onClick={() => props.onOpen(number)}>
        <bdi>{placeOf(table) || t("table", { number })}</bdi>
        <small dir="auto">{about.join(" · ")}</small>
      </button>
      <Button
        kind="bare"
        size="small"
        aria-label={t("skipNamed", { number })}
        onClick={() => void desk.run({ type: "skip-turn", phase, table: number })}
      >
        {t("skip")}
      </Button>
      {props.callable && <CallButton table={number} />}
    </div>
  );
}
