import type { Room } from "./room";
import "./Count.css";

/** A number with the activity's word for what is counted. */
export function Count(props: { number: number | string; word: string; room: Room }) {
  return (
    <li class="count">
      <b>{props.number}</b> <bdi {...props.room.activityLang.value}>{props.word}</bdi>
    </li>
  );
}
