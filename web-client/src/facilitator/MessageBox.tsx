import { type Signal, useSignal } from "@preact/signals";
import { inLanguage } from "../i18n/direction";
import { t } from "../i18n/facilitator";
import type { Activity } from "../protocol/activity";
import { inEveryLanguage } from "../protocol/every-language";
import { directionOf, inOwnWay } from "../protocol/language-tags";
import type { Message } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Press } from "../theme/Press";
import { closedInto } from "../workshop/merges";
import { messageAsRead } from "../workshop/ready-messages";
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
      {/* Above the form, which stays where it is: what comes grows upwards. */}
      {messages.length > 0 && (
        <ul>
          {[...messages].reverse().map((message, index) => (
            <Shown key={message.id} message={message} place={index} />
          ))}
        </ul>
      )}
      {desk.runs && <MessageForm table={null} on={on.value} />}
      {desk.runs && <PlaceChoice on={on} />}
      {desk.runs && <Prepared on={on.value} />}
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

/**
 * A message that is shown, and where it can be taken from; just after another has come before it, a press was meant
 * for what was at its place.
 */
function Shown({ message, place }: { message: Message; place: number }) {
  const desk = useDesk();
  const { id, table, on } = message;
  const { words, said } = messageAsRead(message.text, desk.activity.value);
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
      <p>
        <bdi {...said}>{words}</bdi> <small>{whom}</small>
      </p>
      {desk.runs && on === "both" && (
        <Button
          kind="bare"
          size="small"
          means={`off screen at ${place}`}
          aria-label={t("offScreenNamed", { text: words })}
          onClick={() => void desk.run({ type: "withdraw-message", id, from: "screen" })}
        >
          {t("offScreen")}
        </Button>
      )}
      {desk.runs && (
        <Button
          kind="bare"
          size="small"
          means={`withdraw at ${place}`}
          aria-label={t("withdrawNamed", { text: words })}
          onClick={() => void desk.run({ type: "withdraw-message", id, from: "both" })}
        >
          {t("withdraw")}
        </Button>
      )}
    </li>
  );
}

interface Ready {
  /** As whoever is at this dashboard reads it. */
  readonly text: string;
  /** As it is sent: in the workshop's language. */
  readonly sent: { readonly text: string; readonly language: string };
  /** In every language: whoever types it in another has sent it, too. */
  readonly all: readonly string[];
}

/** The messages that an activity has ready for one of its phases. */
export function readyIn(activity: Activity, phase: string): readonly Ready[] {
  const inEach = inEveryLanguage(activity).map(({ language, phases }) => ({
    language,
    messages: phases.find(({ id }) => id === phase)?.messages ?? [],
  }));
  const read = activity.phases.find(({ id }) => id === phase)?.messages ?? [];
  return read.map((text, index) => {
    const [own] = inEach;
    return {
      text,
      sent: {
        text: own?.messages[index] ?? text,
        language: own?.language ?? activity.language,
      },
      all: inEach.map(({ messages }) => (messages[index] ?? text).trim()),
    };
  });
}

/**
 * The messages that the activity has ready for this phase: each is sent to all by a tap, in the workshop's
 * language, which is said where it is not the reader's.
 */
function Prepared({ on }: { on: Place }) {
  const desk = useDesk();
  const { id } = desk.phase.value?.phase ?? {};
  const ready = id === undefined ? [] : readyIn(desk.activity.value, id);
  const { messages } = desk.workshop.value;
  return ready.length === 0 ? null : (
    // Open where there is room for it, so that one tap sends.
    <details class="prepared" open={matchMedia("(min-height: 881px)").matches}>
      <summary>{t("prepared")}</summary>
      <ul>
        {ready.map(({ text, sent, all }) => {
          const shown = messages.filter((message) => all.includes(message.text));
          const other = sent.text !== text;
          return (
            <li key={text}>
              <Press
                class="prepared-send"
                means={`send after ${shown.map(({ id }) => id)}`}
                aria-label={t("sendNamed", { text: other ? `${text} (${sent.text})` : text })}
                onClick={() =>
                  void desk.run({ type: "send-message", text: sent.text, table: null, on })
                }
              >
                <bdi {...desk.activityLang.value}>
                  {inOwnWay(text, desk.activityLang.value.dir)}
                </bdi>
                {other && (
                  <small {...inLanguage(sent.language)}>
                    {inOwnWay(sent.text, directionOf(sent.language))}
                  </small>
                )}
                {shown.length > 0 && <small>✓ {t("alreadySent")}</small>}
              </Press>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
