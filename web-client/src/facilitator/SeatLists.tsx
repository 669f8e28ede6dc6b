import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import { MOST_KEPT_OUT } from "../protocol/commands";
import { Avatar } from "../theme/Avatar";
import { Button } from "../theme/Button";
import { askedSeats } from "../workshop/seat-requests";
import { AskFirst } from "./AskFirst";
import { useDesk } from "./desk";
import { PlaceRow } from "./PlaceRow";
import { usePlaces } from "./places";
import "./PeopleDialog.css";

/** Those who say that a seat was theirs, on another phone. */
export function SeatsAsked() {
  const desk = useDesk();
  const open = new Map(
    askedSeats(desk.workshop.value, desk.second.value)
      .filter(({ request }) => !request.refused)
      .map((asked) => [`${asked.asker.id} ${asked.owner.id}`, asked]),
  );
  const places = useSeatPlaces(open);
  return (
    <section aria-label={t("seatsAskedTitle")}>
      <h3>{t("seatsAskedTitle")}</h3>
      <ul class="people-list people-few">
        {open.size === 0 && <li class="person">{t("seatsAskedNone")}</li>}
        {places.map(({ id, entry: { asker, owner }, gone }) => (
          <PlaceRow key={id} class="person" gone={gone} over={t("notAnyMore")}>
            <Avatar id={owner.id} name={owner.name} />
            <span class="person-name">
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
          </PlaceRow>
        ))}
      </ul>
    </section>
  );
}

/** Seats that another phone has than before, the latest first as they are first seen; each can be taken back. */
export function SeatsGiven() {
  const desk = useDesk();
  const { seatsGiven, participants } = desk.workshop.value;
  const nameOf = (id: string) => participants.find((person) => person.id === id)?.name;
  const latest = new Map(seatsGiven.map((given) => [given.seat, given]));
  const places = useSeatPlaces(new Map([...latest].reverse()));
  return (
    <section aria-label={t("seatsGivenTitle")}>
      <h3>{t("seatsGivenTitle")}</h3>
      <ul class="people-list people-few">
        {latest.size === 0 && <li class="person">{t("seatsGivenNone")}</li>}
        {places.map(({ id, entry: { seat, asker: before, name: asker, givenBy, at }, gone }) => {
          const name = nameOf(seat) ?? t("somebodyGone");
          const time = timeOfDay(at);
          return (
            <PlaceRow key={id} class="person" gone={gone} over={t("notAnyMore")}>
              <Avatar id={seat} name={name} />
              <span class="person-name">
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
                means={String(at)}
                aria-label={t("takeBackSeatNamed", { name })}
                onClick={() => void desk.run({ type: "take-back-seat", seat, at })}
              >
                {t("takeBackSeat")}
              </Button>
            </PlaceRow>
          );
        })}
      </ul>
    </section>
  );
}

/** Those who were removed and kept out, to be let in again; the last of the lists, so that it moves none. */
export function KeptOut() {
  const desk = useDesk();
  const { keptOut } = desk.workshop.value;
  const out = new Map(keptOut.map((person) => [person.id, person]));
  const places = useSeatPlaces(out);
  return out.size === 0 ? null : (
    <section aria-label={t("keptOutTitle")}>
      <h3>{t("keptOutTitle")}</h3>
      <AskFirst
        question={t("letAllInSure", { count: out.size })}
        yes={t("reallyLetIn")}
        onYes={() => void desk.run({ type: "let-in", participants: [...out.keys()] })}
      >
        {(ask) => <Button onClick={ask}>{t("letAllIn")}</Button>}
      </AskFirst>
      <ul class="people-list">
        {places.map(({ id, entry: person, gone }) => (
          <PlaceRow key={id} class="person" gone={gone} over={t("notAnyMore")}>
            <Avatar id={person.id} name={person.name} />
            <bdi class="person-name">{person.name}</bdi>
            <span>{t("table", { number: person.table })}</span>
            <Button
              size="small"
              aria-label={t("letInNamed", { name: person.name })}
              onClick={() => void desk.run({ type: "let-in", participants: [person.id] })}
            >
              {t("letIn")}
            </Button>
          </PlaceRow>
        ))}
      </ul>
      {out.size >= MOST_KEPT_OUT && (
        <p class="field-hint">{t("keptOutMost", { most: MOST_KEPT_OUT })}</p>
      )}
    </section>
  );
}

/** The places of a list, which begin anew once nobody is left in it. */
function useSeatPlaces<T>(now: ReadonlyMap<string, T>) {
  return usePlaces(now, now.size === 0 ? "none" : "");
}
