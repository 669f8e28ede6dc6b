import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { tableOf, turnsIn } from "../../workshop/selectors";
import type { PageProps } from "../props";
import { AnswerCard } from "./AnswerCard";

/** While the room may answer to another table's turn: the card for it, and what one's own table was answered. */
export function Answers(props: PageProps) {
  const { workshop } = props.state;
  const { table } = turnsIn(workshop).answering;
  // What was half typed when the time for answers was over stays in sight.
  const last = useSignal(table);
  useEffect(() => {
    if (table !== null) {
      last.value = table;
    }
  }, [table, last]);
  const to = table ?? last.value;
  const heard = to === null || to === props.seat.provider.table ? undefined : tableOf(workshop, to);
  return heard === undefined ? null : (
    <AnswerCard key={`${workshop.phase}/${to}`} {...props} heard={heard} open={table === to} />
  );
}
