import { useSignal } from "@preact/signals";
import { onwards } from "../i18n/both-ways";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { useSaid } from "../theme/Said";
import { byUrgency, type Place, useCalls } from "./calls";
import { useDesk } from "./desk";
import { MyName } from "./MyName";
import "./HelpQueue.css";
import "./sign.css";

/**
 * Who asked for help, steady under the hand; its place is there, too, when nobody has. In a strip, as on
 * tablets, the calls stand beside each other, each with the one press that it waits for; one is given back in
 * its table's dialog.
 */
export function HelpQueue(props: { strip?: boolean; onOpen: (table: number) => void }) {
  const desk = useDesk();
  const { strip = false, onOpen } = props;
  const calls = byUrgency(desk.workshop.value.tables);
  const [places, sort] = useCalls(calls);
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
    <section class={strip ? "help-queue help-strip" : "help-queue"} aria-label={t("helpTitle")}>
      <p class="help-head">
        <strong aria-hidden="true">{t("helpTitle")}</strong>
        <span>
          {calls.length === 0
            ? t("nobodyAsks")
            : t("helpCounts", { waiting: calls.length - claimed, claimed })}
        </span>
      </p>
      <ul>
        {places.map((place) =>
          place.over ? (
            <li key={place.number} class="help-entry help-over">
              {t("table", { number: place.number })}: {t("helpOver")}
            </li>
          ) : (
            <Entry key={place.number} call={place} strip={strip} onOpen={onOpen} onAct={sort} />
          ),
        )}
      </ul>
    </section>
  );
}

function Entry(props: {
  call: Place;
  strip: boolean;
  onOpen: (table: number) => void;
  /** Something was done here about a call. */
  onAct: () => void;
}) {
  const { call, strip, onOpen, onAct } = props;
  const { number, help, claim } = call;
  const desk = useDesk();
  const asking = useSignal(false);
  const age = duration(desk.second.value - help);
  const go = async () => {
    asking.value = false;
    onAct();
    const name = desk.myName.value.trim();
    await desk.run({ type: "claim-help", table: number, name, since: help });
  };
  return (
    <li class={claim === null ? "help-entry" : "help-entry help-claimed"}>
      <button type="button" class="help-open" onClick={() => onOpen(number)}>
        <span class="sign" aria-hidden="true">
          {claim === null ? "!" : onwards.value}
        </span>
        <span>{t("table", { number })}</span>
        <span class="help-age">
          {t(claim === null ? "helpWaiting" : "helpAskedAgo", { duration: age })}
        </span>
        {claim !== null && (
          <span class="help-way">
            <span>{t("onTheWay", { name: claim.name })}</span>
          </span>
        )}
      </button>
      {asking.value && claim === null && !strip ? (
        <MyName go={t("go")} onNamed={go} />
      ) : (
        <div class="help-actions">
          {claim === null && (
            <Button
              kind="danger"
              means={String(help)}
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
          )}
          {claim !== null && !strip && (
            <Button
              kind="bare"
              size="small"
              means={String(claim.at)}
              aria-label={t("releaseNamed", { number })}
              onClick={() => {
                onAct();
                void desk.run({ type: "release-help", table: number, at: claim.at });
              }}
            >
              {t("release")}
            </Button>
          )}
          {(claim !== null || !strip) && (
            <Button
              means={String(help)}
              aria-label={t("helpDoneNamed", { number })}
              onClick={() => {
                onAct();
                void desk.run({ type: "clear-help", table: number, since: help });
              }}
            >
              {t("helpDone")}
            </Button>
          )}
        </div>
      )}
      {asking.value && claim === null && strip && (
        <Dialog
          title={t("goNamed", { number })}
          onClose={() => {
            asking.value = false;
          }}
        >
          <MyName go={t("go")} onNamed={go} />
        </Dialog>
      )}
    </li>
  );
}
