import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { asPageIsLeft } from "../connection/leaving";
import { t as adding } from "../i18n/adding";
import { t } from "../i18n/flipchart";
import { standing } from "../i18n/translate";
import { Button } from "../theme/Button";
import { Limit } from "../theme/Limit";
import { Said } from "../theme/Said";
import { saidOf } from "../workshop/said";
import { cardWord, categoryWord, heading } from "../workshop/words";
import { linkWord } from "../workshop/words-later";
import type { Board } from "./board";
import { CategoryChoice } from "./CategoryChoice";
import type { Card, Twin } from "./cards";
import type { LiveDeck } from "./live-deck";
import { useCategoryProposer } from "./name-sense";
import { historyOfRemovals } from "./removals";
import { SharedField } from "./SharedField";
import { cardPlace } from "./schema";
import { webAddress } from "./values";
import { WebLink } from "./WebLink";
import "./CardEditor.css";
import "./paper.css";

interface OfCard {
  readonly board: Board;
  readonly deck: LiveDeck;
  readonly card: Card;
}

/** The open part of a card: its note, name, category, web page and links. */
export function CardEditor(props: OfCard & { onDone: () => void }) {
  const { board, deck, card } = props;
  const { sheet } = deck;
  const place = cardPlace(sheet.id, card.id);
  const note = useMemo(() => deck.deck.note(card.id), [deck, card.id]);
  const locked = board.locked.value;
  const plain = (field: "name" | "link") => ({
    value: card[field],
    draft: board.drafts.of(`${place}/${field}`),
    rest: board.drafts.of(`${place}/${field}-rest`),
    locked,
    onFocus: () => board.place(place),
    onBlur: () => board.place(null),
    onChange: (value: string) => {
      deck.deck.change(card.id, { [field]: value });
      return deck.deck.note(card.id) !== null;
    },
  });
  return (
    <div class="card-editor">
      {note !== null && (
        <div class="field">
          <span aria-hidden="true">{t("note")}</span>
          <SharedField
            board={board}
            field={place}
            text={note}
            label={t("noteOf", { name: card.name })}
            placeholder={t("noteHint")}
          />
        </div>
      )}
      {card.twins.map((twin) => (
        <TwinPart key={twin.id} board={board} deck={deck} twin={twin} />
      ))}
      <CategoryChoice
        board={board}
        label={t.rich("labelled", {
          label: (
            <bdi {...saidOf(sheet.categoryWord, board.said)}>
              {heading(categoryWord(sheet).one, board.activity.language)}
            </bdi>
          ),
          name: <bdi>{card.name}</bdi>,
        })}
        categories={sheet.categories}
        value={card.category}
        disabled={locked}
        onChange={(category) => deck.deck.change(card.id, { category })}
      />
      {card.category === "" && !locked && <ProposedCategory {...props} />}
      <PlainField
        label={adding.rich("cardName", {
          word: <bdi {...saidOf(sheet.card, board.said)}>{cardWord(sheet).one}</bdi>,
        })}
        kind="text"
        {...plain("name")}
      />
      <PlainField
        label={t("webPage")}
        kind="url"
        {...plain("link")}
        trouble={(words) => (isAddressOrNone(words) ? "" : t("noAddress"))}
      />
      {sheet.links !== null && <Links {...props} />}
      <div class="card-actions">
        <Button
          kind="danger"
          disabled={locked}
          onClick={() => deck.remove(card, historyOfRemovals)}
        >
          {t("delete")}
        </Button>
        <Button kind="primary" onClick={props.onDone}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}

/** The category that the name of a card without one speaks for; a tap takes it. */
function ProposedCategory({ board, deck, card }: OfCard) {
  const proposer = useCategoryProposer(deck, card.name);
  const category = deck.category(proposer?.of(card.name) ?? "");
  return category === undefined ? null : (
    <Button
      means={category.id}
      onClick={() => deck.deck.change(card.id, { category: category.id })}
    >
      {t.rich("proposed", { category: <bdi {...board.said}>{category.name}</bdi> })}
    </Button>
  );
}

/** What a card brought that was merged into this one: its note goes on, and it can be parted again. */
function TwinPart({ board, deck, twin }: { board: Board; deck: LiveDeck; twin: Twin }) {
  const note = useMemo(() => deck.deck.note(twin.id), [deck, twin.id]);
  return (
    <div class="twin field" data-twin={twin.id}>
      <div class="twin-head">
        <span>{t("mergedFrom", { name: twin.name })}</span>
        <Button
          size="small"
          disabled={board.locked.value}
          aria-label={t("partNamed", { name: twin.name })}
          onClick={() => deck.deck.part(twin.id)}
        >
          {t("part")}
        </Button>
      </div>
      {note !== null && (
        <SharedField
          board={board}
          field={cardPlace(deck.sheet.id, twin.id)}
          text={note}
          label={t("noteMergedFrom", { name: twin.name })}
          placeholder={t("noteHint")}
        />
      )}
      {twin.link !== "" && <WebLink url={twin.link} label={null} />}
    </div>
  );
}

/** Whether words are an address that a card can have, or take the one away that it has. */
function isAddressOrNone(words: string): boolean {
  return words.trim() === "" || webAddress(words) !== "";
}

/**
 * A field of one person's: its words count when it is left, and others' change it meanwhile. Until then they
 * are a draft, which outlives whatever ends the page; and so they stay where they cannot count.
 */
function PlainField(props: {
  label: ComponentChild;
  value: string;
  kind: "text" | "url";
  draft: Signal<string>;
  /** What did not fit. */
  rest: Signal<string>;
  locked: boolean;
  onFocus: () => void;
  onBlur: () => void;
  /** Says whether it could be: not where somebody has deleted the card. */
  onChange: (value: string) => boolean;
  /** Why words that were left cannot count; "" when they can. */
  trouble?: (words: string) => string;
}) {
  // An emptied field is none that was left alone; of a draft that says nothing there is nothing to keep.
  const typed = useSignal<string | null>(props.draft.peek() === "" ? null : props.draft.peek());
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const troubleWith = (words: string | null) => latest.current.trouble?.(words ?? "") ?? "";
  const trouble = useSignal(troubleWith(typed.peek()));
  const said = useId();
  const type = (words: string | null) => {
    typed.value = words;
    latest.current.draft.value = words ?? "";
    trouble.value = "";
  };
  const keep = () => {
    const wrong = troubleWith(typed.value);
    if (wrong !== "") {
      trouble.value = wrong;
      return;
    }
    // Of a card that is gone they are kept, to be shown (phone/taken-away.ts).
    if (typed.value === null || latest.current.onChange(typed.value)) {
      type(null);
    }
  };
  // The card may close, the page turn, or be closed or reloaded, with the caret still in the field.
  useEffect(() => {
    const stop = asPageIsLeft(keep);
    document.addEventListener("visibilitychange", keep);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", keep);
      keep();
    };
  }, []);
  return (
    <>
      <label class="field">
        <span>{props.label}</span>
        <input
          ref={field}
          class="input"
          type="text"
          inputMode={props.kind}
          dir="auto"
          maxLength={props.kind === "url" ? 500 : 120}
          placeholder={props.kind === "url" ? "https://" : ""}
          autocapitalize={props.kind === "url" ? "none" : "words"}
          autocomplete="off"
          readOnly={props.locked}
          aria-invalid={trouble.value !== ""}
          aria-describedby={said}
          value={typed.value ?? props.value}
          onFocus={props.onFocus}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            keep();
            props.onBlur();
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing) {
              event.currentTarget.blur();
            }
          }}
        />
      </label>
      <Said class="limit" id={said} words={trouble.value} />
      <Limit field={field} kept={props.rest} />
    </>
  );
}

/** What a card is linked with: the links there are, and one more chosen from the list. */
function Links({ board, deck, card }: OfCard) {
  const chosen = useSignal("");
  const label = useId();
  const links = deck.links.value.filter(({ from, to }) => from === card.id || to === card.id);
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const free = deck.cards.value.filter(({ id }) => id !== card.id && !linked.has(id));
  return (
    <div class="field">
      <span id={label}>
        <bdi {...board.said}>{heading(linkWord(deck.sheet).many, board.activity.language)}</bdi>
      </span>
      {links.length > 0 && (
        <ul class="link-tags">
          {links.map((link) => {
            const name = deck.nameOf(link.from === card.id ? link.to : link.from);
            return (
              <li key={link.id}>
                <span aria-hidden="true">↔</span> <bdi>{name}</bdi>
                <button
                  type="button"
                  class="remove"
                  disabled={board.locked.value}
                  aria-label={t("unlink", { from: card.name, to: name })}
                  onClick={() => deck.removeLink(link, historyOfRemovals)}
                >
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {free.length > 0 ? (
        <div class="link-add">
          <select
            class="input"
            aria-labelledby={label}
            disabled={board.locked.value}
            value={chosen.value}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            <option value="">{t("choose")}</option>
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {standing(name)}
              </option>
            ))}
          </select>
          <Button
            disabled={chosen.value === "" || board.locked.value}
            onClick={() => {
              deck.deck.link(card.id, chosen.value, "");
              chosen.value = "";
            }}
          >
            {t("linkThem")}
          </Button>
        </div>
      ) : (
        links.length === 0 && <p class="hint">{t("needTwo")}</p>
      )}
    </div>
  );
}
