import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/** What has to be known of an activity's sheet to write on it. */
export interface Sheet {
  readonly id: string;
  readonly kind: string;
  readonly categories?: readonly { readonly id: string }[];
  readonly notes?: boolean;
  readonly fields?: readonly { readonly id: string }[];
}

/** Writes something everywhere on a flipchart that an activity has, into the shared types that SPEC names. */
export function fillAll(program: WebsocketProvider, sheets: readonly Sheet[], words: string): void {
  const { doc } = program;
  doc.transact(() => {
    for (const sheet of sheets) {
      for (const { id } of sheet.fields ?? []) {
        doc.getText(id).insert(0, `${words} (${id})`);
      }
      if (sheet.kind === "cards") {
        const categories = sheet.categories ?? [];
        for (let index = 0; index < 3; index++) {
          const card = new Y.Map<unknown>();
          card.set("name", `${words} ${index + 1}`);
          card.set("sector", categories[index]?.id ?? "");
          card.set("note", new Y.Text(""));
          card.set("link", "");
          card.set("by", "program");
          card.set("at", Date.now() + index);
          doc.getMap(`cards:${sheet.id}`).set(`c${index}`, card);
        }
        if (sheet.notes) {
          doc.getText(`note:${sheet.id}:${categories[0]?.id}`).insert(0, words);
        }
      }
    }
  });
}
