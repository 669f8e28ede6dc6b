import type { ComponentChildren } from "preact";
import { t } from "../i18n/shared";
import { Button } from "./Button";

export type BannerTone = "plain" | "good" | "warn" | "late" | "message";

/** A notice that stays until it is dismissed, or as long as its cause lasts. */
export function Banner(props: {
  tone?: BannerTone;
  /** Where given, a button that takes the banner away. */
  onDismiss?: () => void;
  /** `alert` interrupts a screen reader, `status` waits, `none` says nothing. */
  live?: "alert" | "status" | "none";
  children: ComponentChildren;
}) {
  const live = props.live ?? "status";
  return (
    <div class="banner" data-tone={props.tone ?? "plain"} role={live === "none" ? undefined : live}>
      <div dir="auto">{props.children}</div>
      {props.onDismiss !== undefined && (
        <Button size="small" onClick={props.onDismiss}>
          {t("dismiss")}
        </Button>
      )}
    </div>
  );
}
