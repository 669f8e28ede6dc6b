import type { ComponentChildren, ComponentProps } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { settle } from "./settling";

/** What a press does at present, as its words say it, or where these do not, `means`. */
type Meant =
  | { means: string; "aria-label"?: string; children?: ComponentChildren }
  | { means?: undefined; "aria-label": string; children?: ComponentChildren }
  | { means?: undefined; "aria-label"?: undefined; children: string };

export type PressProps = Omit<
  ComponentProps<"button">,
  "ref" | "size" | "aria-label" | "children"
> &
  Meant;

/** A button without looks, which takes no press just after it has come or means something else. */
export function Press({ means, ...rest }: PressProps) {
  const element = useRef<HTMLButtonElement>(null);
  const { "aria-label": label, children } = rest;
  const meaning = means ?? label ?? (typeof children === "string" ? children : "");
  useLayoutEffect(() => {
    if (element.current !== null) {
      settle(element.current);
    }
  }, [meaning]);
  return <button type="button" {...rest} ref={element} />;
}
