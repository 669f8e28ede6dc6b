import type { Phase } from "../protocol/activity";
import { Press, type PressProps } from "./Press";

export type ButtonKind = "primary" | "quiet" | "dark" | "danger" | "bare";

/** A button of at least 44 px; `kind` is its weight, `colour` the step whose colour it takes. */
export function Button({
  kind = "quiet",
  colour,
  size,
  ...rest
}: Omit<PressProps, "size"> & {
  kind?: ButtonKind;
  colour?: Phase["colour"];
  size?: "small";
}) {
  return (
    <Press
      {...rest}
      class={`button ${rest.class ?? ""}`}
      data-kind={kind}
      data-colour={colour ?? undefined}
      data-size={size}
    />
  );
}
