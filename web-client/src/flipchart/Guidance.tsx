import type { ComponentChild } from "preact";
import { t } from "../i18n/flipchart";
import type { Category } from "../protocol/activity";
import { inEveryLanguage } from "../protocol/every-language";
import { inOwnWay } from "../protocol/language-tags";
import { Dialog } from "../theme/Dialog";
import type { Board } from "./board";
import type { LiveDeck } from "./live-deck";
import { WebLink } from "./WebLink";
import "./Guidance.css";

interface Idea {
  /** Its name in each language in which a neighbour may have added it. */
  readonly names: readonly string[];
  readonly name: string;
  readonly about: string;
  readonly note: string | null;
  readonly year: number | null;
  readonly links: readonly { readonly url: string; readonly label: string | null }[];
}

interface GuidanceProps {
  readonly board: Board;
  readonly deck: LiveDeck;
  readonly category: Category;
  /** The further look in which ideas are added as cards; "" in the first. */
  readonly round: string;
  readonly now: () => number;
}

/** What to look for in a category: titles, networks, links, and how things have changed since. */
export function Guidance(props: GuidanceProps & { onClose: () => void }) {
  const { board, category, deck } = props;
  const everywhere = inEveryLanguage(board.activity).flatMap(({ sheets }) =>
    sheets
      .flatMap((sheet) =>
        sheet.kind === "cards" && sheet.id === deck.sheet.id ? sheet.categories : [],
      )
      .filter(({ id }) => id === category.id),
  );
  const lookFor: Idea[] = category.lookFor.map(({ text, note, url, year }, index) => ({
    name: text,
    names: everywhere.map(({ lookFor }) => lookFor[index]?.text ?? text),
    about: "",
    note,
    year,
    links: url === null ? [] : [{ url, label: null }],
  }));
  return (
    <Dialog title={category.title ?? category.name} said={board.said} onClose={props.onClose}>
      <p class="guide-summary" {...board.said}>
        {category.summary}
      </p>
      <Ideas
        {...props}
        title={
          category.lookForTitle === null ? (
            t("lookFor")
          ) : (
            <span {...board.said}>{category.lookForTitle}</span>
          )
        }
        ideas={lookFor}
      />
      <Ideas
        {...props}
        title={
          category.networksTitle === null ? (
            t("networks")
          ) : (
            <span {...board.said}>{category.networksTitle}</span>
          )
        }
        ideas={category.networks.map((network, index) => ({
          ...network,
          names: everywhere.map(({ networks }) => networks[index]?.name ?? network.name),
        }))}
      />
    </Dialog>
  );
}

function Ideas(props: GuidanceProps & { title: ComponentChild; ideas: readonly Idea[] }) {
  const { board, deck } = props;
  if (props.ideas.length === 0) {
    return null;
  }
  // Other categories have ideas of the same name.
  const known = new Set(
    deck.cards.value
      .filter(({ category }) => category === props.category.id)
      .map(({ name }) => name.toLocaleLowerCase()),
  );
  const add = (name: string) =>
    deck.deck.add({
      name,
      category: props.category.id,
      round: props.round,
      by: board.me.id,
      at: props.now(),
    });
  return (
    <section class="guide" data-hue={props.category.colour}>
      <h3>{props.title}</h3>
      <ul>
        {props.ideas.map((idea) => {
          const there = idea.names.some((name) => known.has(name.toLocaleLowerCase()));
          return (
            <li key={idea.name}>
              <div>
                <div {...board.said}>
                  <b>{inOwnWay(idea.name, board.said.dir)}</b>
                  {idea.about !== "" && <p>{idea.about}</p>}
                  <Note note={idea.note} year={idea.year} />
                </div>
                {idea.links.map(({ url, label }) => (
                  <WebLink
                    key={url}
                    url={url}
                    label={label === null ? null : <span {...board.said}>{label}</span>}
                  />
                ))}
              </div>
              <button
                type="button"
                class="guide-add"
                disabled={there || board.locked.value}
                aria-label={t("addNamed", { name: idea.name })}
                onClick={() => add(idea.name)}
              >
                {there ? "✓" : "+"}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A hint beside something, with the year when it says that the world has moved on. */
export function Note({ note, year }: { note: string | null; year: number | null }) {
  return note === null ? null : (
    <p class="guide-note">
      {year !== null && <b>{year}: </b>}
      {note}
    </p>
  );
}
