import { useSignal } from "@preact/signals";
import { onwards } from "../i18n/both-ways";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import type { WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { useSaid } from "../theme/Said";
import { CrewLine } from "./CrewLine";
import { useDesk } from "./desk";
import { MyName } from "./MyName";
import "./HelpQueue.css";
import "./sign.css";

interface Call {
  readonly number: number;
  readonly help: number;
  readonly claim: WorkshopTable["claim"];
}

/** Who asked for help: first those to whom nobody goes yet, the longest waiting first. */
export function HelpQueue(props: { onOpen: (table: number) => void }) {
  const desk = useDesk();
  const calls = desk.workshop.value.tables
    .flatMap(({ number, help, claim }): Call[] => (help === null ? [] : [{ number, help, claim }]))
    .sort((a, b) => Number(a.claim !== null) - Number(b.claim !== null) || a.help - b.help);
  const claimed = calls.filter(({ claim }) => claim !== null).length;
  useSaid(
    calls
      .map(({ number, claim }) =>
        claim === null
          ? t("tableAskedHelp", { number })
          : t("onTheWayTo", { name: claim.name, number }),
      )
      .join(". "),
  );
  return (
    <>
      <section class="help-queue" aria-label={t("helpTitle")} hidden={calls.length === 0}>
        <p class="help-head">
          <strong aria-hidden="true">{t("helpTitle")}</strong>
          <span>{t("helpCounts", { waiting: calls.length - claimed, claimed })}</span>
        </p>
        <ul>
          {calls.map((call) => (
            <Entry key={call.number} call={call} onOpen={props.onOpen} />
          ))}
        </ul>
      </section>
      <CrewLine />
    </>
  );
}

function Entry({ call, onOpen }: { call: Call; onOpen: (table: number) => void }) {
  const { number, help, claim } = call;
  const desk = useDesk();
  const asking = useSignal(false);
  const age = duration(desk.second.value - help);
  const go = async () => {
    asking.value = false;
    await desk.run({ type: "claim-help", table: number, name: desk.myName.value.trim() });
  };
  return (
    <li class={claim === null ? "help-entry" : "help-entry help-claimed"}>
      <button type="button" class="help-open" onClick={() => onOpen(number)}>
        {claim === null && (
          <span class="sign" aria-hidden="true">
            !
          </span>
        )}
        <span>{t("table", { number })}</span>
        <span class="help-age">
          {t(claim === null ? "helpWaiting" : "helpAskedAgo", { duration: age })}
        </span>
      </button>
      {claim !== null && (
        <p class="help-way">
          <span aria-hidden="true">{onwards.value} </span>
          <span dir="auto">{t("onTheWay", { name: claim.name })}</span>
        </p>
      )}
      {asking.value && claim === null ? (
        <MyName go={t("go")} onNamed={go} />
      ) : (
        <div class="help-actions">
          {claim === null ? (
            <Button
              kind="danger"
              aria-label={t("goNamed", { number })}
              onClick={() => {
                if (desk.myName.value.trim() === "") {
                  asking.value = true;
                } else {
                  void go();
                }
              }}
            >
              {t("goThere")}
            </Button>
          ) : (
            <Button
              kind="bare"
              size="small"
              aria-label={t("releaseNamed", { number })}
              onClick={() => void desk.run({ type: "release-help", table: number })}
            >
              {t("release")}
            </Button>
          )}
          <Button
            aria-label={t("helpDoneNamed", { number })}
            onClick={() => void desk.run({ type: "clear-help", table: number })}
          >
            {t("helpDone")}
          </Button>
        </div>
      )}
    </li>
  );
}
