import type { ComponentProps } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { settle } from "./settling";

export interface PressProps extends Omit<ComponentProps<"button">, "ref"> {
  /** What a press does at present, where neither the label nor the text says so. */
  means?: string | undefined;
}

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
