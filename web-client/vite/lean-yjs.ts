import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/**
 * Yjs without what the pages never use, made of the modules that its package brings beside the bundle. A
 * phone waits for every byte of it. What is left out changes nothing that leaves a document or that a
 * document holds, see `lean-yjs.test.ts`:
 *
 * - The second format of updates. Nothing here speaks it, but Yjs puts what waits for missing updates into
 *   it, in memory only: that is kept in the first format.
 * - Formats of text. No page makes any, and the server takes none from a participant (SPEC W11); what there
 *   may be of them, and of values that are embedded in a text, is held and handed on as it is.
 * - Lists and the types for XML. No page reads them, and the server takes none from a participant (SPEC
 *   W11); what there may be of them in a document is held and handed on as it is.
 * - What an event says of a map or a list. Pages read the map itself; of texts they ask for the delta.
 * - Most words of the sentences for who misuses Yjs.
 * - The log of lib0. It can paint, and brings a DOM and a schema library for that, for two warnings. And
 *   what it asks its surroundings looks into `localStorage` as soon as it is imported: where the browser
 *   throws at that, no page would open.
 */
export function leanYjs(): Plugin {
  const prefix = "\0lean-yjs:";
  let source = "";
  return {
    name: "lean-yjs",
    enforce: "pre",
    async resolveId(id, importer) {
      if (id === "yjs") {
        const index = await this.resolve("yjs/src/index.js", importer, { skipSelf: true });
        source = dirname(index?.id ?? "");
        return index;
      }
      if (id === "./types/YText.js") {
        return plainText;
      }
      if (importer === plainText) {
        return join(source, "internals.js");
      }
      return id in replacements && /\/node_modules\/(yjs|lib0)\//.test(importer ?? "")
        ? prefix + id
        : undefined;
    },
    transform(code, id) {
      const [long, short] = sentences.get(id.slice(id.lastIndexOf("/") + 1)) ?? [];
      if (long === undefined || short === undefined || !id.includes("/node_modules/yjs/src/")) {
        return null;
      }
      if (!code.includes(long)) {
        throw new Error(`${id} does not say any more: ${long}`);
      }
      return { code: code.replace(long, short), map: null };
    },
    load: (id) => (id.startsWith(prefix) ? replacements[id.slice(prefix.length)]?.(source) : null),
  };
}

/** The text type without formats. */
const plainText = join(import.meta.dirname, "plain-text.js");

/** What a module says, and what it says here. */
const sentences: ReadonlyMap<string, readonly [string, string]> = new Map([
  [
    "AbstractType.js",
    ["Invalid access: Add Yjs type to a document before reading data.", "No document"],
  ],
  [
    "ContentDoc.js",
    [
      "This document was already integrated as a sub-document. You should create a second instance instead with the same guid.",
      "sub-document",
    ],
  ],
  ["Doc.js", [" has already been defined with a different constructor", " is of another type"]],
  [
    "Transaction.js",
    ["Changed the client-id because another client seems to be using it.", "client-id in use"],
  ],
]);

/** What stands in a module's place, by the name that it is imported by, given the folder of the sources. */
const replacements: Readonly<Record<string, (source: string) => string>> = {
  "./utils/UpdateEncoder.js": (source) => firstFormatOnly(source, "Encoder"),
  "./utils/UpdateDecoder.js": (source) => firstFormatOnly(source, "Decoder"),
  "./utils/YEvent.js": bareEvents,
  "./types/YArray.js": typesOnlyHeld,
  "./types/YXmlFragment.js": () => "export {};",
  "./types/YXmlElement.js": () => "export {};",
  "./types/YXmlEvent.js": () => "export {};",
  "./types/YXmlHook.js": () => "export {};",
  "./types/YXmlText.js": () => "export {};",
  "lib0/logging": () => `
    export const ORANGE = "", BOLD = "", UNBOLD = "", RED = "";
    export const print = (...words) => console.info(...words);
    export const warn = (...words) => console.warn(...words);`,
  "lib0/environment": environment,
  "./environment.js": environment,
};

function firstFormatOnly(source: string, kind: "Encoder" | "Decoder"): string {
  const module = JSON.stringify(join(source, "utils", `Update${kind}.js`));
  return `
    import { DS${kind}V1, Update${kind}V1 } from ${module};
    export { DS${kind}V1, Update${kind}V1, DS${kind}V1 as DS${kind}V2, Update${kind}V1 as Update${kind}V2 };`;
}

/** Lists and XML types by their numbers on the wire; two of them have a name there. */
function typesOnlyHeld(source: string): string {
  return `
    import { AbstractType } from ${JSON.stringify(join(source, "internals.js"))};
    class Held extends AbstractType {
      constructor(ref = 0, name) {
        super();
        this.ref = ref;
        this.name = name;
      }
      _copy() {
        return new Held(this.ref, this.name);
      }
      _write(encoder) {
        encoder.writeTypeRef(this.ref);
        if (this.name !== undefined) {
          encoder.writeKey(this.name);
        }
      }
    }
    export const readYArray = () => new Held(0);
    export const readYXmlElement = (decoder) => new Held(3, decoder.readKey());
    export const readYXmlFragment = () => new Held(4);
    export const readYXmlHook = (decoder) => new Held(5, decoder.readKey());
    export const readYXmlText = () => new Held(6);
    export { Held as YArray, Held as YArrayEvent };
    export { Held as YXmlElement, Held as YXmlEvent, Held as YXmlFragment, Held as YXmlHook, Held as YXmlText };`;
}

/** Events that know what came and what went; Yjs calls observers in the order of the paths' lengths. */
function bareEvents(source: string): string {
  return `
    import { isDeleted } from ${JSON.stringify(join(source, "internals.js"))};
    export class YEvent {
      constructor(target, transaction) {
        this.target = target;
        this.currentTarget = target;
        this.transaction = transaction;
        this._delta = null;
        this._path = null;
      }
      get path() {
        if (this._path === null) {
          this._path = [];
          for (let type = this.target; type._item !== null && type !== this.currentTarget; ) {
            this._path.unshift(type._item.parentSub ?? 0);
            type = type._item.parent;
          }
        }
        return this._path;
      }
      adds({ id }) {
        return id.clock >= (this.transaction.beforeState.get(id.client) ?? 0);
      }
      deletes({ id }) {
        return isDeleted(this.transaction.deleteSet, id);
      }
    }`;
}

function environment(): string {
  return "export const isBrowser = true, isNode = false, getVariable = () => null;";
}
