import { t } from "../i18n/facilitator";
import type { WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { tableOf, waitingPitches } from "../workshop/selectors";
import { useDesk } from "./desk";
import { OrderList } from "./OrderList";
import { Spoken } from "./TableCard";
import "./PitchRunner.css";
import "./TableCard.css";

/** Who presents, who is next, and the order of the others. */
export function PitchRunner(props: { onOpen: (table: number) => void }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const { pitches } = workshop;
  const waiting = waitingPitches(workshop).flatMap((number) => tableOf(workshop, number) ?? []);
  const presenting =
    pitches.presenting === null ? undefined : tableOf(workshop, pitches.presenting);
  const callable = desk.phase.value?.phase.clock === "per-table";
  const pitchPhase = desk.activity.phases.find(({ clock }) => clock === "per-table");
  const [first] = waiting;
  return (
    <section class="runner" aria-label={t("pitchesTitle")}>
      <div class="runner-now">
        {presenting !== undefined && (
          <>
            <p class="runner-label">{t("presentingNow")}</p>
            <p class="runner-table" dir="auto">
              {t("tableAndCity", { number: presenting.number, city: presenting.city })}
            </p>
            <Presenter table={presenting} />
          </>
        )}
        {presenting === undefined && first !== undefined && (
          <>
            <p class="runner-label">{t("upNext")}</p>
            <p class="runner-table" dir="auto">
              {t("tableAndCity", { number: first.number, city: first.city })}
            </p>
            <Presenter table={first} />
          </>
        )}
        {waiting.length === 0 && presenting === undefined && <p>{t("allDone")}</p>}
        {!callable && pitchPhase !== undefined && (
          <p class="field-hint">{t("pitchesLater", { title: pitchPhase.title })}</p>
        )}
        <div class="runner-buttons">
          {callable && first !== undefined && (
            <Button
              kind="primary"
              colour="pitch"
              onClick={() => void desk.run({ type: "next-pitch" })}
            >
              {t("callNext", { number: first.number })}
            </Button>
          )}
          {presenting !== undefined && (
            <Button
              means={`end-pitch ${presenting.number}`}
              onClick={() => void desk.run({ type: "end-pitch" })}
            >
              {t("endPitch")}
            </Button>
          )}
          {waiting.length > 1 && (
            <Button onClick={() => void desk.run({ type: "draw-pitches" })}>{t("draw")}</Button>
          )}
        </div>
      </div>
      {waiting.length > 0 && (
        <div class="runner-order">
          <h3>{t("pitchesTitle")}</h3>
          <p class="field-hint">{t("pitchesHint")}</p>
          <OrderList
            label={t("pitchesTitle")}
            onOrder={(order) => void desk.run({ type: "order-pitches", order })}
            entries={waiting.map((table) => ({
              key: table.number,
              name: t("table", { number: table.number }),
              content: <WaitingRow table={table} callable={callable} onOpen={props.onOpen} />,
            }))}
          />
        </div>
      )}
      {pitches.done.length > 0 && (
        <details class="runner-done">
          <summary>{t("pitchDoneList", { count: pitches.done.length })}</summary>
          <ul>
            {pitches.done.map((number) => (
              <li key={number}>
                <span dir="auto">
                  {t("tableAndCity", { number, city: tableOf(workshop, number)?.city ?? "" })}
                </span>
                {callable && <CallButton table={number} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Presenter({ table }: { table: WorkshopTable }) {
  const digest = useDesk().digests.value.get(table.number);
  return (
    <p class="runner-about" dir="auto">
      {digest?.presenter ? t("presentedBy", { name: digest.presenter }) : t("noPresenter")}{" "}
      <Spoken text={digest?.pitch ?? ""} />
    </p>
  );
}

function CallButton({ table }: { table: number }) {
  const desk = useDesk();
  return (
    <Button
      size="small"
      aria-label={t("callNamed", { number: table })}
      onClick={() => void desk.run({ type: "call-pitch", table })}
    >
      {t("callThis")}
    </Button>
  );
}

/** A table that waits for its turn. */
function WaitingRow(props: {
  table: WorkshopTable;
  callable: boolean;
  onOpen: (table: number) => void;
}) {
  const desk = useDesk();
  const { number, city } = props.table;
  const digest = desk.digests.value.get(number);
  return (
    <div class="runner-row">
      <span class="table-number">{number}</span>
      <button type="button" class="runner-open" onClick={() => props.onOpen(number)}>
        <bdi>{city}</bdi>
        <small dir="auto">
          {digest?.pitch.trim() ? digest.presenter || t("noPresenter") : t("noPitchWritten")}
          {digest?.ready === true && ` · ${t("statusReady")}`}
        </small>
      </button>
      <Button
        kind="bare"
        size="small"
        aria-label={t("skipNamed", { number })}
        onClick={() => void desk.run({ type: "skip-pitch", table: number })}
      >
        {t("skip")}
      </Button>
      {props.callable && <CallButton table={number} />}
    </div>
  );
}
