import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/** What has to be known of an activity's sheet to write on it. */
interface Sheet {
  readonly id: string;
  readonly kind: string;
  readonly categories?: readonly { readonly id: string }[];
  readonly notes?: boolean;
  readonly links?: object;
  readonly rounds?: readonly { readonly id: string }[];
  readonly fields?: readonly {
    readonly id: string;
    readonly choices?: {
      readonly id: string;
      readonly options: readonly { readonly id: string }[];
    };
  }[];
}

/** What of an activity has to be known to write on its flipcharts. */
export interface Writable {
  readonly sheets: readonly Sheet[];
  readonly roles?: readonly { readonly id: string }[];
}

/** Cards with a category each, in every further look one, the first two linked. */
function addCards(doc: Y.Doc, sheet: Sheet, words: string): void {
  // The sheet of the first activity has types of its own names (SPEC F2).
  const first = sheet.id === "players";
  const categories = sheet.categories ?? [];
  const looks = ["", "", "", ...(sheet.rounds ?? []).map(({ id }) => id)];
  for (const [index, round] of looks.entries()) {
    const card = new Y.Map<unknown>();
    card.set("name", `${words} ${index + 1}`);
    card.set("sector", categories[index]?.id ?? "");
    card.set("note", new Y.Text(""));
    card.set("link", "");
    card.set("by", "program");
    card.set("at", Date.now() + index);
    if (round !== "") {
      card.set("round", round);
    }
    doc.getMap(first ? "players" : `cards:${sheet.id}`).set(`c${index}`, card);
  }
  if (sheet.links !== undefined) {
    const link = new Y.Map<unknown>();
    for (const [key, value] of Object.entries({ from: "c0", to: "c1", note: "" })) {
      link.set(key, value);
    }
    doc.getMap(first ? "partnerships" : `links:${sheet.id}`).set("l0", link);
  }
  if (sheet.notes) {
    const [category] = categories;
    const note = first ? `finding:${category?.id}` : `note:${sheet.id}:${category?.id}`;
    for (const round of new Set(looks)) {
      doc.getText(round === "" ? note : `${note}@${round}`).insert(0, words);
    }
  }
}

/** Gives every role of an activity to somebody. */
export function giveRoles(program: WebsocketProvider, { roles = [] }: Writable): void {
  for (const { id } of roles) {
    program.doc.getMap("about").set(id, "Ana");
  }
}

/** Writes something everywhere on a flipchart that an activity has, into the shared types that SPEC names. */
export function fillAll(program: WebsocketProvider, activity: Writable, words: string): void {
  const { doc } = program;
  doc.transact(() => {
    giveRoles(program, activity);
    for (const sheet of activity.sheets) {
      for (const { id, choices } of sheet.fields ?? []) {
        doc.getText(id).insert(0, `${words} (${id})`);
        if (choices !== undefined) {
          doc.getMap("about").set(choices.id, choices.options[0]?.id);
        }
      }
      if (sheet.kind === "cards") {
        addCards(doc, sheet, words);
      }
    }
  });
}
