import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
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
  /** What was asked for here, until the server says the same. */
  const asking = useSignal<Partial<Automation>>({});
  /** The last that was sent: each says all, so that none may overtake another. */
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const open = useRef(false);
  if (timing === null || phase.clock === "none") {
    return null;
  }
  const asked = { ...automationIn(timing, phase.id), ...asking.value };
  const set = async (change: Partial<Automation>) => {
    asking.value = { ...asking.value, ...change };
    const sent = sending.current.then(() => {
      const known = desk.workshop.peek().timing ?? timing;
      const automation = { ...automationIn(known, phase.id), ...asking.peek() };
      return desk.run({ type: "set-automation", phase: phase.id, ...automation });
    });
    sending.current = sent;
    const done = await sent;
    asking.value = without(asking.peek(), change);
    return done;
  };
  // It does not close over a message that is being typed.
  open.current ||= asked.advance || asked.atWarning !== null || asked.atZero !== null;
  const warning = duration(thresholds(phase.clock, length).amber);
  return (
    <details class="by-itself" open={open.current}>
      <summary aria-label={t("byItselfNamed", { title: phase.title })}>{t("byItself")}</summary>
      <div class="by-itself-fields">
        <label class="by-itself-advance">
          <input
            type="checkbox"
            checked={asked.advance}
            onChange={(event) => void set({ advance: event.currentTarget.checked })}
          />
          {t(phase.clock === "turns" ? "advanceTurns" : "advance")}
        </label>
        <MessageField
          label={t("atWarning", { time: warning })}
          text={asked.atWarning}
          onText={(atWarning) => set({ atWarning })}
        />
        <MessageField
          label={t("atZero")}
          text={asked.atZero}
          onText={(atZero) => set({ atZero })}
        />
      </div>
    </details>
  );
}

/** What is still asked for once some of it has been said, unless it was asked otherwise since. */
function without(asking: Partial<Automation>, said: Partial<Automation>): Partial<Automation> {
  const saidSo = new Map(Object.entries(said));
  return Object.fromEntries(
    Object.entries(asking).filter(([key, value]) => !saidSo.has(key) || saidSo.get(key) !== value),
  );
}

/** A message that is kept when its field is left; one that could not be kept stands there still. */
function MessageField(props: {
  label: string;
  text: string | null;
  /** Says whether it is kept. */
  onText: (text: string | null) => Promise<boolean>;
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
        onChange={async (event) => {
          const left = event.currentTarget.value;
          const text = left.trim();
          if ((await props.onText(text === "" ? null : text)) && typed.value === left) {
            typed.value = null;
          }
        }}
      />
    </label>
  );
}
