import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { listed } from "../i18n/listed";
import type { Hue } from "../protocol/activity";
import type { WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { saidFields, textOf } from "../workshop/focus";
import { saidOf } from "../workshop/said";
import { tableOf, turnsIn } from "../workshop/selectors";
import {
  canBeReady,
  comingIn,
  isToBeDrawn,
  turnPhase,
  waitingIn,
} from "../workshop/selectors-later";
import { heading, placeOf, tableWords } from "../workshop/words";
import { turnWord } from "../workshop/words-later";
import { useDesk } from "./desk";
import { EitherWords } from "./EitherWords";
import { OrderList } from "./OrderList";
import { PlaceRow } from "./PlaceRow";
import { usePlaces } from "./places";
import { RoomAnswers } from "./RoomAnswers";
import { Spoken } from "./Spoken";
import { Roles } from "./TextCard";
import "./TurnRunner.css";
import "./TableCard.css";
import "./TextCard.css";

/** Whose turn it is, who is next, and the order of the others: of the phase with turns that is on or comes. */
export function TurnRunner(props: { onOpen: (table: number) => void }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const activity = desk.activity.value;
  const turning = turnPhase(workshop, activity);
  const { presenting, done, set, wrapUp } = turnsIn(workshop, turning?.phase.id);
  const behind = done
    .flatMap((number) => tableOf(workshop, number) ?? [])
    .map((table): [string, WorkshopTable] => [String(table.number), table]);
  const had = usePlaces(new Map(behind), String(desk.acts.value));
  if (turning === undefined) {
    return null;
  }
  const { id: phase, title } = turning.phase;
  const waiting = waitingIn(workshop, phase);
  const callable = workshop.phase === phase;
  const now = callable && presenting !== null ? tableOf(workshop, presenting) : undefined;
  const onScreen = now !== undefined && workshop.screen.table === now.number;
  const frozen = workshop.screen.frozen !== null;
  const coming = comingIn(workshop, phase);
  const [first] = coming;
  const shown = now ?? first;
  const turns = heading(turnWord(activity).many, activity.language);
  const name = t("turnsTitle", { turns });
  return (
    <section class="runner" aria-label={name} data-hue={turning.phase.colour}>
      <div class="runner-now">
        <p class="runner-label">{now === undefined ? first && t("upNext") : t("presentingNow")}</p>
        <p class="runner-table" dir="auto">
          {shown !== undefined
            ? tableWords(shown)
            : t(waiting.length === 0 ? "allDone" : "nobodyLeft")}
        </p>
        <Speaker table={shown} />
        {!callable && (
          <p class="field-hint">
            {t.rich("turnsLater", { title: <bdi {...desk.activityLang.value}>{title}</bdi> })}
          </p>
        )}
        <div class="runner-buttons">
          {callable && (
            <>
              <Choice
                colour={turning.phase.colour}
                means={`next-turn ${first?.number}`}
                none={first === undefined}
                words={
                  first === undefined ? t("callNone") : t("callNext", { number: first.number })
                }
                others={[t("callNone"), t("callNext", { number: workshop.tables.length })]}
                onChoose={() => void desk.run({ type: "next-turn" })}
              />
              <Choice
                means={`end-turn ${now?.number}`}
                none={now === undefined}
                words={t("endTurn")}
                onChoose={() => void desk.run({ type: "end-turn" })}
              />
              <Choice
                means={`wrap-up ${now?.number} ${wrapUp}`}
                none={now === undefined}
                words={t(wrapUp ? "unsignalWrapUp" : "signalWrapUp")}
                others={[t("unsignalWrapUp"), t("signalWrapUp")]}
                onChoose={() => void desk.run({ type: "signal-wrap-up", on: !wrapUp })}
              />
              <Choice
                means={desk.freezeMeans.value}
                none={!onScreen}
                words={t(onScreen && frozen ? "unfreeze" : "freeze")}
                others={[t("unfreeze"), t("freeze")]}
                onChoose={() => desk.toggleFrozen()}
              />
            </>
          )}
          <DrawButton phase={phase} none={waiting.length < 2} />
        </div>
        <div class="runner-notes">
          {onScreen && frozen && <p class="field-hint">{t("frozenSeen")}</p>}
          {wrapUp && <p class="field-hint">{t("wrapUpSeen")}</p>}
          {!set && waiting.length > 0 && (
            <p class="field-hint">
              {t(isToBeDrawn(activity, phase) ? "orderUntold" : "ownOrderUntold")}
            </p>
          )}
        </div>
      </div>
      <RoomAnswers phase={phase} />
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
              <WaitingRow
                table={table}
                phase={phase}
                coming={coming.includes(table)}
                callable={callable}
                onOpen={props.onOpen}
              />
            ),
          }))}
        />
      </div>
      {done.length > 0 && (
        <details class="runner-done">
          <summary>{t("turnsDone", { count: done.length })}</summary>
          <ul>
            {had.map(({ id, entry: table, gone }) => (
              <PlaceRow key={id} gone={gone} over={t("leftPlace")}>
                <span dir="auto">{tableWords(table)}</span>
                {callable && <CallButton table={table.number} />}
              </PlaceRow>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Something that can be done about a turn, which has its place while there is none (SPEC W45). */
function Choice(props: {
  /** Of what is done most often, that of its phase. */
  colour?: Hue;
  means: string;
  /** Whether there is nothing to do it to. */
  none: boolean;
  words: string;
  /** What it says at other times. */
  others?: readonly string[];
  onChoose: () => void;
}) {
  const { colour, means, none, words, others = [], onChoose } = props;
  return (
    <Button
      {...(colour !== undefined && { kind: "primary", colour })}
      means={means}
      aria-disabled={none}
      onClick={() => {
        if (!none) {
          onChoose();
        }
      }}
    >
      <EitherWords words={words} others={others} />
    </Button>
  );
}

/** Draws an order; the next may by chance be the same, and is another one all the same. */
function DrawButton({ phase, none }: { phase: string; none: boolean }) {
  const desk = useDesk();
  const drawn = useSignal(0);
  return (
    <Choice
      means={`after ${drawn.value}`}
      none={none}
      words={t("draw")}
      onChoose={async () => {
        await desk.run({ type: "draw-turns", phase });
        drawn.value += 1;
      }}
    />
  );
}

/** The texts that a table says aloud in its turn. */
function useSaid() {
  const desk = useDesk();
  const activity = desk.activity.value;
  const phase = turnPhase(desk.workshop.value, activity)?.phase;
  return phase === undefined ? [] : saidFields(activity, phase);
}

/** Who speaks for a table, and for how long; without a table the lines are there, and empty. */
function Speaker({ table }: { table: WorkshopTable | undefined }) {
  const desk = useDesk();
  const said = useSaid();
  if (table === undefined) {
    const lines = [...desk.activity.value.roles, ...said.filter(({ spoken }) => spoken)];
    return (
      <div class="runner-about">
        {lines.map(({ id }) => (
          <p key={id} class={said.some((field) => field.id === id) ? "" : "part-role"} />
        ))}
      </div>
    );
  }
  const digest = desk.digests.value.get(table.number);
  return (
    <div class="runner-about">
      <Roles digest={digest} table={table.number} />
      {said.map(({ id, spoken }) =>
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
  /** Whether its turn comes by itself. */
  coming: boolean;
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
    props.coming ? "" : t("statusEmpty"),
    written ? listed(names) : t("nothingYet"),
    digest?.ready === true && canBeReady(desk.workshop.value, desk.phase.value?.phase)
      ? t("statusReady")
      : "",
  ].filter((words) => words !== "");
  return (
    <div class="runner-row">
      <span class="table-number">{number}</span>
      <button type="button" class="runner-open" onClick={() => props.onOpen(number)}>
        <bdi>{placeOf(table) || t("table", { number })}</bdi>
        <small>{about.join(" · ")}</small>
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
