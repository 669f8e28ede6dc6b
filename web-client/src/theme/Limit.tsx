import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { t } from "../i18n/shared";
import { KeptWords } from "./late-kept-words";
import { type TextField, watchLimit } from "./length-limit";
import { Said } from "./Said";

/** Stands below a field with a `maxlength` and says when no more fits; what did not fit is kept here. */
export function Limit(props: {
  field: RefObject<TextField | null>;
  /** Where to keep what did not fit, when it is to outlive this. */
  kept?: Signal<string>;
}) {
  const own = useSignal("");
  const full = useSignal<number | null>(null);
  const kept = props.kept ?? own;
  useLayoutEffect(() => {
    const field = props.field.current;
    if (field === null) {
      return;
    }
    const most = field.maxLength;
    return watchLimit(field, {
      full: () => {
        full.value = most;
      },
      cut: (rest) => {
        kept.value = kept.value === "" ? rest : `${kept.value}\n\n${rest}`;
      },
      roomy: () => {
        full.value = null;
      },
    });
  }, [props.field, kept, full]);
  return (
    <>
      <Said
        class="limit"
        words={
          full.value === null
            ? ""
            : t(kept.value === "" ? "limitReached" : "limitCut", { most: full.value })
        }
      />
      {kept.value !== "" && (
        <KeptWords
          label={t("didNotFit")}
          words={kept.value}
          onThrowAway={() => {
            kept.value = "";
          }}
        />
      )}
    </>
  );
}
