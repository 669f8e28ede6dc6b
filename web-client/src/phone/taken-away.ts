/**
 * What others take away from the flipchart with words of this phone's owner in it that they had not read, and what
 * of the owner's words gives way to what somebody wrote in the same place at the same time. It is shown with what is
 * left over (leftovers.ts), and so is what was half typed there.
 */
import { effect } from "@preact/signals";
import * as Y from "yjs";
import { nameOf } from "../connection/copy";
import { keysFrom, recall } from "../connection/memory";
import { within } from "../connection/within";
import type { Board } from "../flipchart/board";
import { cardPlace } from "../flipchart/schema";
import { fetchWordsOfNew } from "../i18n/language";
import { t } from "../i18n/room";
import { cardSheetsOf } from "../workshop/focus";
import { type LeftoverWords, show } from "./leftover-words";
import type { Seat } from "./seat";
import { type Merge, mayReplace, takenBy, takesAway } from "./taken-by";

/** So long words in the reader's language are waited for: then English stands in, and what is found is shown. */
const PATIENCE_MS = 4_000;

/** By client id: the clock from which on something was made in this visit. */
const written = new WeakMap<Y.Doc, Map<number, number>>();

/** The flipcharts that are looked at. */
const watched = new WeakSet<Board>();

/** What is done beside the merging may fail, and nothing but that. */
function failed(error: unknown): void {
  console.error("What was taken away is not known:", error);
}

/**
 * Looks from now on at what comes from the server. The document before is put aside with it, and looked at later:
 * what is deleted there is collected at once.
 */
export function watch(workshopId: string, seat: Seat, found: LeftoverWords): void {
  if (watched.has(seat.board)) {
    return; // before its connection, since its copy had words that were not saved
  }
  watched.add(seat.board);
  try {
    look(workshopId, seat, found);
  } catch (error) {
    failed(error);
  }
}

function look(workshopId: string, { board, provider }: Seat, found: LeftoverWords): void {
  const { doc } = provider;
  const clocks = written.get(doc) ?? new Map<number, number>();
  written.set(doc, clocks);
  const note = () => {
    if (!clocks.has(doc.clientID)) {
      clocks.set(doc.clientID, Y.getState(doc.store, doc.clientID));
    }
  };
  note();
  doc.on("beforeTransaction", note); // under another id, since a connection was lost
  // On a new connection there comes first what the server has, whoever made it and when.
  let whole = true;
  const stop = effect(() => {
    const open = provider.status.value === "open";
    whole = !open || (whole && provider.saving.value !== "saved");
  });
  let looked = Promise.resolve();
  // Each waits for words from now on, and not from when those before it have shown theirs.
  const inTurn = (show: () => void) => {
    const words = fetchWords();
    looked = looked
      .then(() => words)
      .then(show)
      .catch(failed);
  };
  provider.merging = (update) => {
    try {
      const decoded = Y.decodeUpdate(update);
      if (takesAway(doc, decoded) || mayReplace(doc, decoded, board.activity)) {
        const before = Y.encodeStateAsUpdate(doc);
        const made = madeOn(nameOf(workshopId, provider));
        const merge = { before, update, whole, made, written: new Map(clocks) };
        inTurn(() => showTaken(merge, board, found));
      }
    } catch (error) {
      failed(error);
    }
  };
  const homeless = effect(() => {
    if (provider.synced.value) {
      inTurn(() => showHomeless(board, found));
    }
  });
  board.closing(() => {
    stop();
    homeless();
    doc.off("beforeTransaction", note);
  });
}

/** By client id: the clock from which on the server may not have what was made under it, as the copy's marks say. */
function madeOn(name: string): Map<number, number> {
  const marks = keysFrom(`${name}/unsaved`).map((key) => recall(key) ?? "");
  return new Map(
    [...marks.join().matchAll(/(\d+):(\d+)/g)].map(([, client, clock]) => [
      Number(client),
      Number(clock),
    ]),
  );
}

async function fetchWords(): Promise<void> {
  await within(PATIENCE_MS, fetchWordsOfNew()).catch(() => {});
}

/** Shows what a merge takes away with words of this phone's owner that its remover may not have read. */
function showTaken(
  merge: Merge,
  board: Pick<Board, "activity" | "drafts">,
  found: LeftoverWords,
): void {
  const { taken, replaced, gone } = takenBy(merge, board.activity);
  for (const { name, words } of taken) {
    show(found, t("takenAway", { name }), words);
  }
  for (const { name, words } of replaced) {
    show(found, t("replaced", { name }), words);
  }
  showDrafts(board, (place) => gone.has(place), found);
}

/** Shows what was half typed in cards that are not there any more. */
function showHomeless(board: Board, found: LeftoverWords): void {
  const there = new Set(
    cardSheetsOf(board.activity).flatMap(({ id }) =>
      [...(board.flipchart.deckRoots(id)?.cards.keys() ?? [])].map((card) => cardPlace(id, card)),
    ),
  );
  showDrafts(board, (place) => !there.has(place), found);
}

function showDrafts(
  { activity, drafts }: Pick<Board, "activity" | "drafts">,
  isGone: (place: string) => boolean,
  found: LeftoverWords,
): void {
  for (const { id } of cardSheetsOf(activity)) {
    const names = drafts
      .namesFrom(cardPlace(id, ""))
      .filter((name) => isGone(name.slice(0, name.lastIndexOf("/"))));
    const words = names.map((name) => drafts.of(name).peek().trim()).filter(Boolean);
    if (show(found, t("homeless"), words.join("\n\n"))) {
      for (const name of names) {
        drafts.of(name).value = "";
      }
    }
  }
}
