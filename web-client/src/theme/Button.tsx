import type { Hue } from "../protocol/activity";
import { Press, type PressProps } from "./Press";

export type ButtonKind = "primary" | "quiet" | "dark" | "danger" | "bare";

/** A button of at least 44 px; `kind` is its weight, `colour` that of the sheet or phase that it is about. */
export function Button({
  kind = "quiet",
  colour,
  size,
  ...rest
}: PressProps & {
  kind?: ButtonKind;
  colour?: Hue;
  size?: "small";
}) {
  return (
    <Press
      {...rest}
      class={`button ${rest.class ?? ""}`}
      data-kind={kind}
      data-hue={colour}
      data-size={size}
    />
  );
}
