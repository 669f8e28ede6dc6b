import { t } from "../i18n/flipchart";
import type { Sector } from "../protocol/activity";
import { Dialog } from "../theme/Dialog";
import type { Board } from "./board";
import { webAddress } from "./values";
import "./Guidance.css";

interface Idea {
  readonly name: string;
  readonly about: string;
  readonly note: string | null;
  readonly year: string | null;
  readonly links: readonly { readonly url: string; readonly label: string | null }[];
}

/** What to look for in a sector: titles, networks, links, and how things have changed since. */
export function Guidance(props: {
  board: Board;
  sector: Sector;
  now: () => number;
  onClose: () => void;
}) {
  const { board, sector } = props;
  const lookFor: Idea[] = sector.lookFor.map(({ text, note, url, year }) => ({
    name: text,
    about: "",
    note,
    year,
    links: url === null ? [] : [{ url, label: null }],
  }));
  return (
    <Dialog title={sector.title ?? sector.name} onClose={props.onClose}>
      <p class="guide-summary" lang={board.activity.language}>
        {sector.summary}
      </p>
      <Ideas title={sector.lookForTitle ?? t("lookFor")} ideas={lookFor} {...props} board={board} />
      <Ideas title={t("networks")} ideas={sector.networks} {...props} board={board} />
    </Dialog>
  );
}

function Ideas(props: {
  title: string;
  ideas: readonly Idea[];
  board: Board;
  sector: Sector;
  now: () => number;
}) {
  const { board } = props;
  if (props.ideas.length === 0) {
    return null;
  }
  const lang = board.activity.language;
  const known = new Set(board.players.value.map((player) => player.name.toLocaleLowerCase()));
  return (
    <section class="guide" data-sector={props.sector.colour}>
      <h3>{props.title}</h3>
      <ul>
        {props.ideas.map((idea) => {
          const there = known.has(idea.name.toLocaleLowerCase());
          return (
            <li key={idea.name}>
              <div>
                <div lang={lang}>
                  <b>{idea.name}</b>
                  {idea.about !== "" && <p>{idea.about}</p>}
                  <Note note={idea.note} year={idea.year} />
                </div>
                {idea.links.map(({ url, label }) => (
                  <WebLink key={url} url={url} label={label} />
                ))}
              </div>
              <button
                type="button"
                class="guide-add"
                disabled={there || board.locked.value}
                aria-label={t("addNamed", { name: idea.name })}
                onClick={() =>
                  board.flipchart.addPlayer(idea.name, props.sector.id, board.me.id, props.now())
                }
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
export function Note({ note, year }: { note: string | null; year: string | null }) {
  return note === null ? null : (
    <p class="guide-note">
      {year !== null && <b>{year}: </b>}
      {note}
    </p>
  );
}

/** A link to a page of somebody else's, which opens beside this one. */
export function WebLink(props: { url: string; label: string | null }) {
  const address = webAddress(props.url);
  if (address === "") {
    return null;
  }
  return (
    <a class="web-link" href={address} target="_blank" rel="noopener noreferrer">
      {props.label ?? readable(address)}
      <span aria-hidden="true"> ↗</span>
      <span class="visually-hidden"> {t("opensElsewhere")}</span>
    </a>
  );
}

function readable(address: string): string {
  const { hostname, pathname } = new URL(address);
  const words = hostname.replace(/^www\./, "") + pathname.replace(/\/$/, "");
  return words.length > 48 ? `${words.slice(0, 47)}…` : words;
}
