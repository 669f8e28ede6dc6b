import { saidOf } from "../workshop/said";
import type { Room } from "./room";
import "./Count.css";

/** A number with the word for what is counted: the activity's, or with null for `own` the page's. */
export function Count(props: { number: number | string; word: string; own: unknown; room: Room }) {
  return (
    <li class="count">
      <b>{props.number}</b>{" "}
      <bdi {...saidOf(props.own, props.room.activityLang.value)}>{props.word}</bdi>
    </li>
  );
}
