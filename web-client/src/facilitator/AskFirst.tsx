import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import "./AskFirst.css";

/**
 * Asks whether somebody is sure before what cannot simply be taken back is done: the question and its two
 * answers take the place of the children, which are handed what asks.
 */
export function AskFirst(props: {
  question: string;
  /** The word that does it. */
  yes: string;
  onYes: () => void;
  children: (ask: () => void) => ComponentChildren;
}) {
  const asking = useSignal(false);
  if (!asking.value) {
    const ask = () => {
      asking.value = true;
    };
    return <>{props.children(ask)}</>;
  }
  return (
    <div class="ask-first">
      <p>{props.question}</p>
      <Button
        kind="danger"
        size="small"
        onClick={() => {
          asking.value = false;
          props.onYes();
        }}
      >
        {props.yes}
      </Button>
      <Button
        size="small"
        onClick={() => {
          asking.value = false;
        }}
      >
        {t("cancel")}
      </Button>
    </div>
  );
}
