import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { answerSeatRequest, askForSeat } from "../../connection/seats";
import { t } from "../../i18n/seats";
import { Banner } from "../../theme/Banner";
import { Button } from "../../theme/Button";
import { type AskedSeat, absentAt, askedSeats, mayBeTheSame } from "../../workshop/seat-requests";
import type { PageProps } from "../props";
import { StoreTrouble } from "../StoreTrouble";
import { seatTrouble } from "./trouble";
import "../Banners.css";

/** Who is connected is known so long after one has come; who is not there by then is away. */
const SETTLED_MS = 4_000;

/**
 * Seats that were another phone's: is this one's owner's among them, and who asks at this table. It comes to
 * each phone soon after its first letter, and brings along what is said when nothing can be stored.
 */
export function SeatBanners(props: PageProps) {
  return (
    <>
      <StoreTrouble seat={props.seat} />
      {mayConcernSeats(props) && <Seats {...props} />}
    </>
  );
}

/** Whether somebody asks for a seat at this table, or this phone's owner might. */
function mayConcernSeats({ state, seat }: PageProps): boolean {
  const { me } = seat.board;
  const { seatRequests, participants } = state.workshop;
  return (
    seatRequests.length > 0 ||
    participants.some(({ id, name }) => id !== me.id && mayBeTheSame(name, me.name))
  );
}

function Seats(props: PageProps) {
  const { session, state, seat } = props;
  const { me } = seat.board;
  const now = useComputed(() => Math.floor((session.clock.about.value ?? state.now) / 1000));
  const asked = askedSeats(state.workshop, now.value * 1000);
  const own = asked.find(({ request }) => request.by === me.id);
  const order = state.workshop.participants.map(({ id }) => id);
  const others = asked.filter(
    ({ request, asker, owner }) =>
      !request.refused &&
      owner.id !== me.id &&
      order.indexOf(me.id) < order.indexOf(asker.id) &&
      !isHere(props, owner.id),
  );
  return (
    <>
      {own !== undefined && <OwnRequest key={own.request.at} {...props} asked={own} />}
      {own === undefined && <WereYou {...props} />}
      {others.map((one) => (
        <Request key={`${one.asker.id}/${one.owner.id}`} {...props} asked={one} />
      ))}
    </>
  );
}

function isHere({ seat }: PageProps, id: string): boolean {
  return seat.board.others.value.some((other) => other.id === id);
}

function OwnRequest({ session, asked }: PageProps & { asked: AskedSeat }) {
  const { request, owner } = asked;
  const id = `seat/${owner.id}/${request.at}`;
  if (request.refused && session.dismissed.value.has(id)) {
    return null;
  }
  return request.refused ? (
    <Banner tone="warn" onDismiss={() => session.dismiss(id)}>
      {t("refused", { name: owner.name })}
    </Banner>
  ) : (
    <Banner>{t("asking", { name: owner.name })}</Banner>
  );
}

/** Asks somebody who has come under the name of one who is missing. */
function WereYou(props: PageProps) {
  const { session, state, seat } = props;
  const settled = useSignal(false);
  const trouble = useSignal("");
  useEffect(() => {
    const timer = setTimeout(() => {
      settled.value = true;
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [settled]);
  const { me, others } = seat.board;
  const present = new Set([me.id, ...others.value.map(({ id }) => id)]);
  const missing = absentAt(state.workshop, seat.provider.table, present).find(
    ({ id, name }) => mayBeTheSame(name, me.name) && !session.dismissed.value.has(`seat/${id}`),
  );
  if (!settled.value || !seat.provider.synced.value || missing === undefined) {
    return null;
  }
  const { id, name } = missing;
  return (
    <Banner>
      <span>{t("wereYou", { name })}</span>
      <span class="banner-choice">
        <Button
          size="small"
          kind="dark"
          onClick={() => {
            trouble.value = "";
            askForSeat(session.workshopId, id).catch((error: unknown) => {
              trouble.value = seatTrouble(error);
            });
          }}
        >
          {t("thatWasMe")}
        </Button>
        <Button size="small" onClick={() => session.dismiss(`seat/${id}`)}>
          {t("notMe")}
        </Button>
      </span>
      {trouble.value !== "" && <span>{trouble.value}</span>}
    </Banner>
  );
}

/** Somebody asks for a seat of this table. */
function Request({ session, asked }: PageProps & { asked: AskedSeat }) {
  const { request, asker, owner } = asked;
  const trouble = useSignal("");
  const answer = (give: boolean) => {
    trouble.value = "";
    answerSeatRequest(session.workshopId, request.by, give).catch((error: unknown) => {
      trouble.value = seatTrouble(error);
    });
  };
  return (
    <Banner tone="warn">
      <b>{t("askedHere", { asker: asker.name, name: owner.name })}</b> <span>{t("askedHint")}</span>
      <span class="banner-choice">
        <Button size="small" kind="dark" onClick={() => answer(true)}>
          {t("giveSeat", { name: owner.name })}
        </Button>
        <Button size="small" onClick={() => answer(false)}>
          {t("refuseSeat")}
        </Button>
      </span>
      {trouble.value !== "" && <span>{trouble.value}</span>}
    </Banner>
  );
}
