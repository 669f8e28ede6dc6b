import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Limit } from "../theme/Limit";
import { saidOf } from "../workshop/said";
import { heading } from "../workshop/words";
import { linkWord } from "../workshop/words-later";
import type { Board } from "./board";
import type { LiveDeck } from "./live-deck";
import { historyOfRemovals } from "./removals";
import "./LinksList.css";
import "./choose.css";
import "./paper.css";

/** The links between the cards of a sheet, of which there are at least two, and the way to add one. */
export function LinksList({ board, deck }: { board: Board; deck: LiveDeck }) {
  const adding = useSignal(false);
  const links = deck.links.value;
  const word = linkWord(deck.sheet);
  const said = saidOf(deck.sheet.links, board.said);
  return (
    <section class="card-links">
      <div class="group-head">
        <h2 {...said}>{heading(word.many, board.activity.language)}</h2>
      </div>
      {links.length === 0 && <p class="hint pad">{t("noneYet")}</p>}
      <ul>
        {links.map((link) => {
          const from = deck.nameOf(link.from);
          const to = deck.nameOf(link.to);
          return (
            <li key={link.id} class="card-link">
              <div>
                <b dir="auto">{from}</b> <span aria-hidden="true">↔</span>
                <span class="visually-hidden">{t("and")}</span> <b dir="auto">{to}</b>
                {link.note !== "" && (
                  <p dir="auto" lang="">
                    {link.note}
                  </p>
                )}
              </div>
              <button
                type="button"
                class="remove"
                disabled={board.locked.value}
                aria-label={t("unlink", { from, to })}
                onClick={() => deck.removeLink(link, historyOfRemovals)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          );
        })}
      </ul>
      <Button
        class="wide"
        means="new link"
        disabled={board.locked.value}
        onClick={() => {
          adding.value = true;
        }}
      >
        {t.rich("newLink", { word: <bdi {...said}>{word.one}</bdi> })}
      </Button>
      {adding.value && (
        <AddLink
          board={board}
          deck={deck}
          onClose={() => {
            adding.value = false;
          }}
        />
      )}
    </section>
  );
}

/** Two cards chosen by touch, and a word on what they have together. */
function AddLink({ board, deck, onClose }: { board: Board; deck: LiveDeck; onClose: () => void }) {
  const chosen = useSignal<readonly string[]>([]);
  const { sheet } = deck;
  const note = board.drafts.of(`${sheet.id}/link`);
  const field = useRef<HTMLInputElement>(null);
  // What was chosen may have been removed or merged meanwhile: a note on it would be nowhere.
  const here = chosen.value.filter((id) => deck.cards.value.some((card) => card.id === id));
  const toggle = (id: string) => {
    chosen.value = here.includes(id)
      ? here.filter((other) => other !== id)
      : [...here, id].slice(-2);
  };
  const [from, to] = here;
  const word = <bdi {...saidOf(sheet.links, board.said)}>{linkWord(sheet).one}</bdi>;
  return (
    <Dialog title={t.rich("newLink", { word })} onClose={onClose}>
      <p>{t("chooseTwo")}</p>
      <ul class="choose">
        {deck.cards.value.map((card) => (
          <li key={card.id}>
            <button
              type="button"
              dir="auto"
              aria-pressed={chosen.value.includes(card.id)}
              data-hue={deck.category(card.category)?.colour ?? "none"}
              onClick={() => toggle(card.id)}
            >
              {card.name}
            </button>
          </li>
        ))}
      </ul>
      <label class="field">
        <span>{t("whatTogether")}</span>
        <input
          ref={field}
          class="input"
          type="text"
          dir="auto"
          maxLength={300}
          value={note.value}
          onInput={(event) => {
            note.value = event.currentTarget.value;
          }}
        />
      </label>
      <Limit field={field} kept={board.drafts.of(`${sheet.id}/link-rest`)} />
      <div class="dialog-actions">
        <Button
          kind="primary"
          disabled={from === undefined || to === undefined}
          onClick={() => {
            if (from !== undefined && to !== undefined) {
              deck.deck.link(from, to, note.value);
              note.value = "";
              onClose();
            }
          }}
        >
          {t("linkThem")}
        </Button>
      </div>
    </Dialog>
  );
}
