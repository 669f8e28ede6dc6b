import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { call } from "../../connection/api";
import { JoinKey } from "../../connection/call-key";
import { problemOf } from "../../connection/outcome";
import { GivenUp, persist } from "../../connection/persist";
import { workshopIdOf } from "../../connection/workshop-id";
import { t } from "../../i18n/join";
import { readJoined } from "../../protocol/joining";
import { Banner } from "../../theme/Banner";
import { Button } from "../../theme/Button";
import { inWords } from "./JoinForm";
import "./SeatForm.css";

/** Whether an address is that of a seat which a facilitator offers to a phone (SPEC M41). */
export function isOfferedSeat(path: string): boolean {
  return path.startsWith("/s/");
}

/** Takes the seat whose code was scanned, after a press: a look at a link takes nothing. */
export function OfferedSeat() {
  const workshop = workshopIdOf(location.pathname);
  const offer = location.hash.slice(1);
  const key = useMemo(() => new JoinKey(`${workshop}/${offer}`), [workshop, offer]);
  const trouble = useSignal("");
  const busy = useSignal(false);
  const giveUp = useRef(new AbortController());
  useEffect(() => () => giveUp.current.abort(), []);
  const take = async () => {
    // A second press is of the same gesture; what is on its way is tried again by itself.
    if (busy.value) {
      return;
    }
    busy.value = true;
    try {
      await persist(
        () =>
          call("POST", `/api/workshops/${encodeURIComponent(workshop)}/offered-seat`, readJoined, {
            body: { offer },
            key: key.value(),
          }),
        {
          signal: giveUp.current.signal,
          waiting: (error) => {
            trouble.value = inWords(error);
          },
        },
      );
      key.answered();
      location.replace(`/t/${encodeURIComponent(workshop)}`);
    } catch (error) {
      if (!(error instanceof GivenUp)) {
        const isGone = problemOf(error).name === "not-now";
        trouble.value = isGone ? t("seatGone") : inWords(error);
        if (isGone) {
          key.answered();
        }
        busy.value = false;
      }
    }
  };
  return (
    <div class="join-seat">
      <p>{t("seatText")}</p>
      {trouble.value !== "" && (
        <Banner tone="warn" live="alert">
          {trouble.value}
        </Banner>
      )}
      <div class="join-foot">
        <Button kind="primary" aria-disabled={busy.value} onClick={() => void take()}>
          {t("seatTake")}
        </Button>
      </div>
    </div>
  );
}
