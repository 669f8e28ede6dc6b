import type { ComponentProps } from "preact";
import type { Phase } from "../protocol/activity";

export type ButtonKind = "primary" | "quiet" | "dark" | "danger" | "bare";

/** A button of at least 44 px; `kind` is its weight, `colour` the step whose colour it takes. */
export function Button({
  kind = "quiet",
  colour,
  size,
  ...rest
}: Omit<ComponentProps<"button">, "size"> & {
  kind?: ButtonKind;
  colour?: Phase["colour"];
  size?: "small";
}) {
  return (
    <button
      type="button"
      {...rest}
      class={`button ${rest.class ?? ""}`}
      data-kind={kind}
      data-colour={colour ?? undefined}
      data-size={size}
    />
  );
}
