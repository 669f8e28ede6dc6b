import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/shared";
import { announce } from "./announcer";
import { Button } from "./Button";

export type BannerTone = "plain" | "good" | "warn" | "late" | "message";

/** A notice that stays until it is dismissed, or as long as its cause lasts. */
export function Banner(props: {
  tone?: BannerTone;
  /** Where given, a button that takes the banner away. */
  onDismiss?: () => void;
  /** How it is announced: `alert` interrupts a screen reader, `status` waits, `none` says nothing. */
  live?: "alert" | "status" | "none";
  children: ComponentChildren;
}) {
  const { live = "status" } = props;
  const words = useRef<HTMLDivElement>(null);
  const said = useRef("");
  // What it says is announced as it comes, and again when it says something else.
  useEffect(() => {
    const now = words.current?.textContent ?? "";
    if (live !== "none" && now !== said.current) {
      announce(now, { urgent: live === "alert" });
    }
    said.current = now;
  });
  return (
    <div class="banner" data-tone={props.tone ?? "plain"}>
      <div ref={words}>{props.children}</div>
      {props.onDismiss !== undefined && (
        <Button size="small" onClick={props.onDismiss}>
          {t("dismiss")}
        </Button>
      )}
    </div>
  );
}
