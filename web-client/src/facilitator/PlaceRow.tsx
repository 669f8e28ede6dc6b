import type { ComponentChildren } from "preact";
import "./PlaceRow.css";

/** A row of a list that keeps places: as high once its entry is gone, and then it says so (SPEC W45). */
export function PlaceRow(props: {
  gone: boolean;
  /** What is said of an entry that is gone. */
  over: ComponentChildren;
  class?: string;
  /** Whether a pointer takes it elsewhere. */
  dragged?: boolean;
  children: ComponentChildren;
}) {
  return (
    <li class={`place ${props.class ?? ""}`} data-gone={props.gone} data-dragged={props.dragged}>
      {props.children}
      {props.gone && <span class="place-over">{props.over}</span>}
    </li>
  );
}
