import { useSignal } from "@preact/signals";
import { duration } from "../i18n/format";
import { t } from "../i18n/time";
import { MESSAGE_LENGTH } from "../protocol/commands";
import type { Automation } from "../protocol/workshop";
import { thresholds } from "../workshop/countdown";
import { automationIn } from "../workshop/cues";
import type { PresentPhase } from "../workshop/selectors";
import { useDesk } from "./desk";
import "./ByItself.css";

/** What the server does by itself in a phase: nothing, unless it is asked for here. */
export function ByItself({ phase, length }: PresentPhase) {
  const desk = useDesk();
  const { timing } = desk.workshop.value;
  /** What was ticked, until the server says the same. */
  const ticked = useSignal<boolean | null>(null);
  if (timing === null || phase.clock === "none") {
    return null;
  }
  const asked = automationIn(timing, phase.id);
  const set = (change: Partial<Automation>) =>
    desk.run({ type: "set-automation", phase: phase.id, ...asked, ...change });
  const any = asked.advance || asked.atWarning !== null || asked.atZero !== null;
  const warning = duration(thresholds(phase.clock, length).amber);
  return (
    <details class="by-itself" open={any}>
      <summary aria-label={t("byItselfNamed", { title: phase.title })}>{t("byItself")}</summary>
      <div class="by-itself-fields">
        <label class="by-itself-advance">
          <input
            type="checkbox"
            checked={ticked.value ?? asked.advance}
            onChange={async (event) => {
              ticked.value = event.currentTarget.checked;
              await set({ advance: ticked.value });
              ticked.value = null;
            }}
          />
          {t(phase.clock === "turns" ? "advanceTurns" : "advance")}
        </label>
        <MessageField
          label={t("atWarning", { time: warning })}
          text={asked.atWarning}
          onText={(atWarning) => void set({ atWarning })}
        />
        <MessageField
          label={t("atZero")}
          text={asked.atZero}
          onText={(atZero) => void set({ atZero })}
        />
      </div>
    </details>
  );
}

/** A message that is kept when its field is left. */
function MessageField(props: {
  label: string;
  text: string | null;
  onText: (text: string | null) => void;
}) {
  const typed = useSignal<string | null>(null);
  return (
    <label class="field">
      <span>{props.label}</span>
      <input
        class="input"
        dir="auto"
        maxLength={MESSAGE_LENGTH}
        placeholder={t("noMessage")}
        value={typed.value ?? props.text ?? ""}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
        onChange={(event) => {
          const text = event.currentTarget.value.trim();
          typed.value = null;
          props.onText(text === "" ? null : text);
        }}
      />
    </label>
  );
}
