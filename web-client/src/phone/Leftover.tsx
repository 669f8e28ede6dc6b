import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/phone";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { copyFrom } from "../theme/copy";
import type { PhoneSession } from "./session";
import "./Banners.css";
import "./Leftover.css";

/** Words that may not have reached the flipchart they were written on, to copy or to throw away. */
export function Leftover({ session }: { session: PhoneSession }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const told = useSignal<"" | "copied" | "copyByHand">("");
  const words = session.luggage.words.value;
  return words === "" ? null : (
    <Banner tone="warn" live="alert">
      <label class="leftover">
        <span>{t("leftover")}</span>
        <textarea class="input" ref={field} readOnly rows={3} dir="auto" value={words} />
      </label>
      <span class="banner-choice">
        <Button
          size="small"
          kind="dark"
          onClick={async () => {
            told.value = await copyFrom(field.current);
          }}
        >
          {t("copy")}
        </Button>
        <Button size="small" onClick={() => session.luggage.throwAway()}>
          {t("throwAway")}
        </Button>
      </span>
      <span role="status">{told.value === "" ? "" : t(told.value)}</span>
    </Banner>
  );
}
