import { type Signal, useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import type { Message } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Press } from "../theme/Press";
import { closedInto } from "../workshop/merges";
import { useDesk } from "./desk";
import { MessageForm } from "./MessageForm";
import "./MessageBox.css";

type Place = Message["on"];

/** Messages: those that are shown now, and for who runs the workshop a field for one to all. */
export function MessageBox() {
  const desk = useDesk();
  const on = useSignal<Place>("phones");
  const { messages } = desk.workshop.value;
  if (!desk.runs && messages.length === 0) {
    return null;
  }
  return (
    <section class="messages" aria-label={t("messagesShown")}>
      {desk.runs && <MessageForm table={null} on={on.value} />}
      {desk.runs && <PlaceChoice on={on} />}
      {desk.runs && <Prepared on={on.value} />}
      {messages.length > 0 && (
        <ul>
          {[...messages].reverse().map((message) => (
            <Shown key={message.id} message={message} />
          ))}
        </ul>
      )}
    </section>
  );
}

const places = [
  ["phones", "onPhones"],
  ["screen", "onScreen"],
  ["both", "onBoth"],
] as const;

/** Where the next message to all is shown: on phones, unless somebody says otherwise. */
function PlaceChoice({ on }: { on: Signal<Place> }) {
  return (
    <fieldset class="say-on">
      <legend class="visually-hidden">{t("messageOn")}</legend>
      {places.map(([place, words]) => (
        <label key={place}>
          <input
            type="radio"
            name="message-on"
            checked={on.value === place}
            onChange={() => {
              on.value = place;
            }}
          />
          <span>{t(words)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A message that is shown, and where it can be taken from. */
function Shown({ message }: { message: Message }) {
  const desk = useDesk();
  const { id, text, table, on } = message;
  const whom =
    on === "screen"
      ? t("toScreen")
      : on === "both"
        ? t("toAllAndScreen")
        : table === null
          ? t("toAll")
          : t("table", { number: closedInto(desk.workshop.value.merges, table) });
  return (
    <li class="message">
      <p dir="auto">
        <span lang="">{text}</span> <small>{whom}</small>
      </p>
      {desk.runs && on === "both" && (
        <Button
          kind="bare"
          size="small"
          aria-label={t("offScreenNamed", { text })}
          onClick={() => void desk.run({ type: "withdraw-message", id, from: "screen" })}
        >
          {t("offScreen")}
        </Button>
      )}
      {desk.runs && (
        <Button
          kind="bare"
          size="small"
          aria-label={t("withdrawNamed", { text })}
          onClick={() => void desk.run({ type: "withdraw-message", id, from: "both" })}
        >
          {t("withdraw")}
        </Button>
      )}
    </li>
  );
}

/** The messages that the activity has ready for this phase: each is sent to all by a tap. */
function Prepared({ on }: { on: Place }) {
  const desk = useDesk();
  const ready = desk.phase.value?.phase.messages ?? [];
  const { messages } = desk.workshop.value;
  return ready.length === 0 ? null : (
    // Open where there is room for it, so that one tap sends.
    <details class="prepared" open={matchMedia("(min-height: 801px)").matches}>
      <summary>{t("prepared")}</summary>
      <ul>
        {ready.map((text) => {
          const shown = messages.filter((message) => message.text === text);
          return (
            <li key={text}>
              <Press
                class="prepared-send"
                means={`send after ${shown.map(({ id }) => id)}`}
                aria-label={t("sendNamed", { text })}
                onClick={() => void desk.run({ type: "send-message", text, table: null, on })}
              >
                <bdi {...desk.activityLang.value}>{text}</bdi>
                {shown.length > 0 && <small>✓ {t("alreadySent")}</small>}
              </Press>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
