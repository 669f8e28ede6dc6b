import { tableOf, turnsIn } from "../../workshop/selectors";
import type { PageProps } from "../props";
import { AnswerCard } from "./AnswerCard";
import { Received } from "./Received";
import { tableAnswered } from "./turn";

/** What the room answers to turns: a card for it while it may, and what one's own table was answered. */
export function Offers(props: PageProps) {
  const { workshop } = props.state;
  const { table } = turnsIn(workshop).answering;
  // What was half typed when the time for answers was over stays in sight until the next turn.
  const to = tableAnswered(workshop);
  const heard = to === null || to === props.seat.provider.table ? undefined : tableOf(workshop, to);
  return (
    <>
      {heard !== undefined && (
        <AnswerCard key={`${workshop.phase}/${to}`} {...props} heard={heard} open={table === to} />
      )}
      <Received offers={workshop.offers} />
    </>
  );
}
