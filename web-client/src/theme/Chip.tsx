import type { ComponentChildren } from "preact";

export type Tone = "plain" | "good" | "live" | "warn" | "late" | "turn";

/** A short word about a state; its tone is never the only sign of it. */
export function Chip(props: { tone?: Tone; children: ComponentChildren }) {
  return (
    <span class="chip" data-tone={props.tone ?? "plain"}>
      {props.children}
    </span>
  );
}
