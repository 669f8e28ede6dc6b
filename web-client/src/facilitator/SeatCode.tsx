import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import type { SeatOffer } from "../protocol/seats";
import type { Participant } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { CopyField } from "../theme/CopyField";
import { useSaid } from "../theme/Said";
import { useDesk } from "./desk";
import { LinkQr } from "./LinkQr";
import "./LinkList.css";
import "./PeopleDialog.css";

/** Shows a code that brings somebody's seat to the phone that scans it (SPEC M41). */
export function SeatCode(props: { person: Participant; onDone: () => void }) {
  const { id, name } = props.person;
  const desk = useDesk();
  const offer = useSignal<(SeatOffer & { readonly given: number }) | null>(null);
  const given = desk.workshop.value.seatsGiven.filter(({ seat }) => seat === id).length;
  const taken = offer.value !== null && given > offer.value.given;
  const over = offer.value !== null && desk.second.value >= offer.value.until;
  const said = taken
    ? t("seatCodeTaken", { name })
    : over
      ? t("seatCodeOver")
      : offer.value !== null
        ? t("seatCodeUntil", { name, time: timeOfDay(offer.value.until) })
        : "";
  useSaid(said);
  const busy = useSignal(false);
  const make = async () => {
    // A second press is of the same gesture, and another code would take the place of the first.
    if (busy.value) {
      return;
    }
    const before = given;
    busy.value = true;
    const made = await desk.offerSeat(id);
    busy.value = false;
    if (made !== null) {
      offer.value = { ...made, given: before };
    }
  };
  return (
    <li class="person person-asking">
      <p>{said === "" ? t("seatCodeHint", { name }) : said}</p>
      {offer.value !== null && !taken && !over && (
        <div class="new-link-made">
          <LinkQr qr={offer.value.qr} name={name} />
          <CopyField
            key={offer.value.link}
            label={t("linkFor", { name })}
            hint={t("seatCodeOnce")}
            value={offer.value.link}
          />
        </div>
      )}
      {(offer.value === null || over) && (
        <Button kind="dark" size="small" aria-disabled={busy.value} onClick={() => void make()}>
          {t("seatCodeMake")}
        </Button>
      )}
      <Button size="small" onClick={props.onDone}>
        {taken ? t("seatCodeDone") : t("cancel")}
      </Button>
    </li>
  );
}
