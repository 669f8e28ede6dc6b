import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import { Avatar } from "../theme/Avatar";
import { Button } from "../theme/Button";
import { askedSeats } from "../workshop/seat-requests";
import { useDesk } from "./desk";
import "./PeopleDialog.css";

/** Those who say that a seat was theirs, on another phone. */
export function SeatsAsked() {
  const desk = useDesk();
  const open = askedSeats(desk.workshop.value, desk.second.value).filter(
    ({ request }) => !request.refused,
  );
  return open.length === 0 ? null : (
    <section aria-label={t("seatsAskedTitle")}>
      <h3>{t("seatsAskedTitle")}</h3>
      <ul class="people-list">
        {open.map(({ asker, owner }) => (
          <li key={asker.id} class="person">
            <Avatar id={owner.id} name={owner.name} />
            <span class="person-name" dir="auto">
              {t("seatAsked", { asker: asker.name, name: owner.name })}
            </span>
            <span>{t("table", { number: owner.table })}</span>
            <Button
              size="small"
              aria-label={t("giveSeatNamed", { name: owner.name })}
              onClick={() => void desk.run({ type: "give-seat", seat: owner.id, to: asker.id })}
            >
              {t("giveSeat")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Seats that another phone has than before, the latest first; each can be taken back. */
export function SeatsGiven() {
  const desk = useDesk();
  const { seatsGiven, participants } = desk.workshop.value;
  const nameOf = (id: string) => participants.find((person) => person.id === id)?.name;
  const latest = new Map(seatsGiven.map((given) => [given.seat, given]));
  return latest.size === 0 ? null : (
    <section aria-label={t("seatsGivenTitle")}>
      <h3>{t("seatsGivenTitle")}</h3>
      <ul class="people-list">
        {[...latest.values()].reverse().map(({ seat, asker: before, name: asker, givenBy, at }) => {
          const name = nameOf(seat) ?? t("somebodyGone");
          const time = timeOfDay(at);
          return (
            <li key={seat} class="person">
              <Avatar id={seat} name={name} />
              <span class="person-name" dir="auto">
                {before === seat
                  ? t("seatGivenByCode", { name, time })
                  : givenBy === null
                    ? t("seatGivenHere", { name, asker, time })
                    : t("seatGiven", {
                        name,
                        asker,
                        time,
                        by: nameOf(givenBy) ?? t("somebodyGone"),
                      })}
              </span>
              <Button
                size="small"
                aria-label={t("takeBackSeatNamed", { name })}
                onClick={() => void desk.run({ type: "take-back-seat", seat, at })}
              >
                {t("takeBackSeat")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
