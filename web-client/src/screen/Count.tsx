import type { LiveWorkshop } from "../connection/live-workshop";
import "./Count.css";

/** A number with the activity's word for what is counted. */
export function Count(props: { number: number | string; word: string; room: LiveWorkshop }) {
  return (
    <li class="count">
      <b>{props.number}</b> <bdi {...props.room.activityLang.value}>{props.word}</bdi>
    </li>
  );
}
