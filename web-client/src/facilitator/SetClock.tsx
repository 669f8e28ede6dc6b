import { type Signal, useSignal } from "@preact/signals";
import { duration } from "../i18n/format";
import { t } from "../i18n/time";
import { CLOCK_MOST } from "../protocol/commands";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Said } from "../theme/Said";
import { remainingOf } from "../workshop/countdown";
import { useDesk } from "./desk";
import { NotDone } from "./NotDone";
import "./SetClock.css";

/** Where the clock is set to any value, or back to the phase's length. */
export function SetClock(props: { onClose: () => void }) {
  const desk = useDesk();
  const length = desk.phase.value?.length ?? 0;
  const left = Math.max(
    0,
    Math.ceil(remainingOf(desk.workshop.value.timer, desk.second.peek()) / 1000),
  );
  const minutes = useSignal(String(Math.floor(left / 60)));
  const seconds = useSignal(String(left % 60).padStart(2, "0"));
  const wrong = useSignal(false);
  const set = async () => {
    const ms = (Number(minutes.value) * 60 + Number(seconds.value)) * 1000;
    wrong.value = !(Number.isInteger(ms) && ms >= 0 && ms <= CLOCK_MOST);
    if (!wrong.value && (await desk.run({ type: "set-timer", ms }))) {
      props.onClose();
    }
  };
  return (
    <Dialog title={t("setClockTitle")} onClose={props.onClose} width="360px">
      <NotDone />
      <form
        class="set-clock"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        <Part label={t("minutes")} value={minutes} wrong={wrong} />
        <Part label={t("seconds")} value={seconds} wrong={wrong} />
        {wrong.value && <Said class="field-error" words={t("setBounds")} urgent />}
        <Button type="submit" kind="primary" means={desk.clockMeans.value}>
          {t("setIt")}
        </Button>
        <Button
          means={desk.clockMeans.value}
          onClick={async () => {
            if (await desk.run({ type: "reset-timer" })) {
              props.onClose();
            }
          }}
        >
          {t("resetTo", { length: duration(length) })}
        </Button>
      </form>
    </Dialog>
  );
}

function Part(props: { label: string; value: Signal<string>; wrong: Signal<boolean> }) {
  return (
    <label class="field">
      <span>{props.label}</span>
      <input
        class="input"
        inputMode="numeric"
        maxLength={4}
        aria-invalid={props.wrong.value}
        value={props.value.value}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          props.value.value = event.currentTarget.value;
          props.wrong.value = false;
        }}
      />
    </label>
  );
}
