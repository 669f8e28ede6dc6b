import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { makeOffer, OFFER_LENGTH, withdrawOffer } from "../../connection/offers";
import { t } from "../../i18n/offers";
import type { OfferKind } from "../../protocol/offer";
import type { WorkshopTable } from "../../protocol/workshop";
import { Button } from "../../theme/Button";
import { Limit } from "../../theme/Limit";
import { Said } from "../../theme/Said";
import { tableWords } from "../../workshop/words";
import type { PageProps } from "../props";
import { kinds, signs } from "./kinds";
import { offerTrouble } from "./trouble";
import { formOf, unsentKind } from "./turn";
import "../../flipchart/paper.css";
import "./offers.css";

/**
 * The table that was heard last may be answered: with one of three kinds, and a line. What is half typed
 * and what was sent outlive a reload; when the time for answers is over, a line that was not sent stays.
 */
export function AnswerCard(props: PageProps & { heard: WorkshopTable; open: boolean }) {
  const { state, seat, heard, open } = props;
  const { id: workshop, phase } = state.workshop;
  const { drafts, me } = seat.board;
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  const busy = useSignal(false);
  const form = (of: OfferKind) => `${formOf(phase, heard.number)}/${of}`;
  const unsent = unsentKind(drafts, formOf(phase, heard.number));
  // What was half typed before a reload is in sight again.
  const kind = useSignal<OfferKind>(unsent ?? "help");
  const words = drafts.of(form(kind.value));
  const sent = drafts.of(`${form(kind.value)}/sent`);
  const text = words.value.trim();
  const name = tableWords(heard);

  const tell = async (line: string) => {
    // A person may turn to another kind while this one is on its way: these are the drafts of this one.
    const written = words;
    const told = sent;
    const before = told.peek();
    const address = { workshop, phase, table: heard.number, kind: kind.value };
    busy.value = true;
    said.value = "";
    try {
      await (line === "" ? withdrawOffer(address) : makeOffer(address, line));
      if (line === "" && written.peek().trim() === before) {
        written.value = ""; // else what was taken back would count as half typed
      }
      told.value = line;
      said.value = t(line === "" ? "takenBack" : "sent");
    } catch (error) {
      // Whatever the reason was, the words are still there.
      said.value = offerTrouble(error);
    } finally {
      busy.value = false;
    }
  };
  if (!open && unsent === undefined) {
    return null;
  }
  return (
    <section class="sheet offer-card" aria-label={t(open ? "answer" : "closed", { table: name })}>
      <div class="offer-head">
        <span class="offer-number" aria-hidden="true">
          {heard.number}
        </span>
        <h2>{t(open ? "answer" : "closed", { table: name })}</h2>
      </div>
      <fieldset class="offer-kinds">
        <legend class="visually-hidden">{t("kind")}</legend>
        {kinds.map((id) => (
          <label key={id} data-chosen={kind.value === id}>
            <input
              type="radio"
              name="offer-kind"
              class="visually-hidden"
              checked={kind.value === id}
              onChange={() => {
                kind.value = id;
                said.value = "";
              }}
            />
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={signs[id]} />
            </svg>
            {t(id)}
          </label>
        ))}
      </fieldset>
      <form
        class="offer-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (open && !busy.value && text !== "" && text !== sent.value) {
            void tell(text);
          }
        }}
      >
        <input
          ref={field}
          class="input"
          dir="auto"
          aria-label={t("line")}
          placeholder={t("line")}
          maxLength={OFFER_LENGTH}
          readOnly={!open}
          value={words.value}
          onInput={(event) => {
            words.value = event.currentTarget.value;
            said.value = "";
          }}
        />
        <Limit field={field} kept={drafts.of(`${form(kind.value)}/rest`)} />
        <p class="hint">
          {t("from", { name: me.name, table: seat.provider.table, to: heard.number })}
        </p>
        {open && (
          <div class="offer-buttons">
            <Button
              type="submit"
              kind="primary"
              disabled={busy.value || text === "" || text === sent.value}
            >
              {t(sent.value === "" ? "send" : "sendAgain")}
            </Button>
            {sent.value !== "" && (
              <Button disabled={busy.value} onClick={() => void tell("")}>
                {t("takeBack")}
              </Button>
            )}
          </div>
        )}
      </form>
      <Said class="hint" words={said.value} />
    </section>
  );
}
