import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { t } from "../i18n/adding";
import { Limit } from "../theme/Limit";
import { Press } from "../theme/Press";
import { useSaid } from "../theme/Said";
import { cardWord, categoryWord, heading } from "../workshop/words";
import type { Board } from "./board";
import { CategoryChoice } from "./CategoryChoice";
import { ChosenCategory } from "./late-parts";
import type { LiveDeck } from "./live-deck";
import { useCategoryProposer, useNameSense } from "./name-sense";
import "./AddCard.css";
import "./paper.css";

/**
 * The field that adds a card, with its category, which is proposed from the name until somebody chooses,
 * and what to look for there. Whoever types what is there already is told, and adds it if they want to.
 */
export function AddCard(props: {
  board: Board;
  deck: LiveDeck;
  /** The further look in which it is added; "" in the first. */
  round: string;
  now: () => number;
  /** Opens a card that is there already. */
  onOpen: (id: string) => void;
}) {
  const { board, deck } = props;
  const { sheet } = deck;
  const name = board.drafts.of(sheet.id);
  const chosen = board.drafts.of(`${sheet.id}/category`);
  const notice = useSignal("");
  const field = useRef<HTMLInputElement>(null);
  const proposal = useId();
  const sense = useNameSense(name.value);
  const proposer = useCategoryProposer(deck, name.value);
  const proposed =
    deck.category(chosen.value) === undefined ? (proposer?.of(name.value) ?? "") : "";
  const category = deck.category(proposed || chosen.value);
  const [known] = sense?.likeOnes(name.value, deck.cards.value) ?? [];
  const word = cardWord(sheet).one;
  const hint = sheet.card?.add;
  const label = heading(categoryWord(sheet).one, board.activity.language);

  useSaid(known === undefined ? notice.value : t("alreadyHere", { name: known.name }));

  const add = (event: Event) => {
    event.preventDefault();
    const words = name.value.trim();
    if (words === "") {
      field.current?.focus();
      return;
    }
    const by = board.me.id;
    const at = props.now();
    deck.deck.add({ name: words, category: category?.id ?? "", round: props.round, by, at });
    notice.value =
      category === undefined
        ? t("added", { name: words })
        : t("addedTo", { name: words, label, category: category.name });
    name.value = "";
    chosen.value = "";
    field.current?.focus();
  };

  return (
    <form class="add-card" onSubmit={add}>
      <div class="add" data-hue={sheet.colour}>
        <input
          ref={field}
          type="text"
          dir="auto"
          lang={sheet.card && !name.value ? board.said.lang : undefined}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
          maxLength={120}
          readOnly={board.locked.value}
          aria-label={t("cardName", { word })}
          placeholder={hint ? `${hint}…` : t("newCard", { word })}
          autocapitalize="words"
          autocomplete="off"
          enterkeyhint="done"
        />
        <button type="submit" disabled={board.locked.value}>
          {t("add")}
        </button>
      </div>
      <Limit field={field} kept={board.drafts.of(`${sheet.id}/rest`)} />
      {known !== undefined && (
        <p class="hint known">
          {t.rich("alreadyHere", {
            name: (
              <Press dir="auto" means={known.id} onClick={() => props.onOpen(known.id)}>
                {known.name}
              </Press>
            ),
          })}
        </p>
      )}
      <CategoryChoice
        board={board}
        label={<bdi {...(sheet.categoryWord && board.said)}>{label}</bdi>}
        categories={sheet.categories}
        value={category?.id ?? ""}
        proposed={proposed !== ""}
        describedBy={proposed === "" ? undefined : proposal}
        onChange={(id) => {
          chosen.value = id;
        }}
      />
      {category !== undefined && (
        <ChosenCategory
          board={board}
          deck={deck}
          category={category}
          proposal={proposed === "" ? undefined : proposal}
          round={props.round}
          now={props.now}
        />
      )}
    </form>
  );
}
