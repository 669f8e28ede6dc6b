import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { duration } from "../i18n/format";
import { t } from "../i18n/time";
import { MESSAGE_LENGTH } from "../protocol/commands";
import type { Automation } from "../protocol/workshop";
import { Limit } from "../theme/Limit";
import { thresholds } from "../workshop/countdown";
import { automationIn } from "../workshop/cues";
import type { PresentPhase } from "../workshop/selectors";
import { useDesk } from "./desk";
import { useUntilTyped } from "./typed";
import "./ByItself.css";

/** What the server does by itself in a phase: nothing, unless it is asked for here. */
export function ByItself({ phase, length }: PresentPhase) {
  const desk = useDesk();
  const { timing } = desk.workshop.value;
  /** What was asked for here, until the server says the same. */
  const asking = useSignal<Partial<Automation>>({});
  /** The last that was sent: each says all, so that none may overtake another. */
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const open = useRef<boolean | null>(null);
  if (timing === null || phase.clock === "none") {
    return null;
  }
  const known = automationIn(timing, phase.id);
  const asked = { ...known, ...asking.value };
  const set = async (change: Partial<Automation>) => {
    asking.value = { ...asking.value, ...change };
    const sent = sending.current.then(() => {
      const now = desk.workshop.peek().timing ?? timing;
      const automation = { ...automationIn(now, phase.id), ...asking.peek() };
      return desk.run({ type: "set-automation", phase: phase.id, ...automation });
    });
    sending.current = sent;
    const done = await sent;
    asking.value = without(asking.peek(), change);
    return done;
  };
  // Open from the start where there is something to see; what others ask for later moves no step (SPEC W45).
  const drafts = `by-itself/${phase.id}`;
  open.current ??=
    asked.advance ||
    asked.atWarning !== null ||
    asked.atZero !== null ||
    desk.drafts.namesFrom(`${drafts}/`).length > 0;
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
          text={known.atWarning}
          draft={`${drafts}/warning`}
          onText={(atWarning) => set({ atWarning })}
        />
        <MessageField
          label={t("atZero")}
          text={known.atZero}
          draft={`${drafts}/zero`}
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
  /** What it is called among the drafts of this dashboard. */
  draft: string;
  /** Says whether it is kept. */
  onText: (text: string | null) => Promise<boolean>;
}) {
  const { drafts } = useDesk();
  const text = props.text ?? "";
  const typed = useUntilTyped(text, props.draft);
  const field = useRef<HTMLInputElement>(null);
  /** Whether it was half typed before, and is to be kept yet. */
  const left = useSignal(typed.peek() !== text);
  const keeping = useRef<string | null>(null);
  const keep = async () => {
    const words = typed.value;
    if (words === text || words === keeping.current) {
      return;
    }
    keeping.current = words;
    const trimmed = words.trim();
    const kept = await props.onText(trimmed === "" ? null : trimmed);
    keeping.current = null;
    if (kept && typed.value === words) {
      typed.value = trimmed;
      left.value = false;
    }
  };
  return (
    <>
      <label class="field">
        <span>{props.label}</span>
        <input
          ref={field}
          class="input"
          dir="auto"
          maxLength={MESSAGE_LENGTH}
          placeholder={t("noMessage")}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onChange={keep}
          onBlur={keep}
        />
        {left.value && <span class="field-hint">{t("keptOnLeaving")}</span>}
      </label>
      <Limit field={field} kept={drafts.of(`${props.draft}/rest`)} />
    </>
  );
}
