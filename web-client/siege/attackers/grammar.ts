/** Writes updates by hand, as no editor would: the grammar of SPEC section 9, and nothing that checks. */
import * as encoding from "lib0/encoding";

export type Id = readonly [client: number, clock: number];

/** Writes itself. */
export type Part = (encoder: encoding.Encoder) => void;

/** Structs of one client, from a clock on. */
export interface Block {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly Part[];
}

/** Clocks of one client that are deleted: [first, length]. */
export interface Deletions {
  readonly client: number;
  readonly ranges: readonly (readonly [clock: number, length: number])[];
}

export interface Place {
  readonly origin?: Id;
  readonly right?: Id;
  /** The name of a root, or the struct that made the type; written only if there is no origin. */
  readonly parent?: string | Id;
  readonly key?: string;
}

export const TypeRef = { array: 0, map: 1, text: 2 } as const;

const Content = {
  deleted: 1,
  json: 2,
  binary: 3,
  text: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  document: 9,
} as const;

export function update(
  blocks: readonly Block[],
  deletions: readonly Deletions[] = [],
): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) {
      struct(encoder);
    }
  }
  encoding.writeVarUint(encoder, deletions.length);
  for (const { client, ranges } of deletions) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>;
}

export function collected(length: number): Part {
  return (encoder) => {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
  };
}

export function text(place: Place, words: string): Part {
  return item(place, Content.text, (encoder) => encoding.writeVarString(encoder, words));
}

export function deleted(place: Place, length: number): Part {
  return item(place, Content.deleted, (encoder) => encoding.writeVarUint(encoder, length));
}

/** One value of a map or an array: a text, a number, true or false. */
export function value(place: Place, any: string | number | boolean): Part {
  return item(place, Content.any, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeAny(encoder, any);
  });
}

export function type(place: Place, ref: number): Part {
  return item(place, Content.type, (encoder) => encoding.writeVarUint(encoder, ref));
}

/** Contents that no flipchart has: JSON, bytes, an embedded picture, a document in the document. */
export function foreign(place: Place, content: "json" | "binary" | "embed" | "document"): Part {
  return item(place, Content[content], (encoder) => {
    if (content === "json") {
      encoding.writeVarUint(encoder, 1);
    }
    if (content === "binary") {
      encoding.writeVarUint8Array(encoder, new Uint8Array(3));
    } else {
      encoding.writeVarString(encoder, '{"image":"PICTURE"}');
    }
    if (content === "document") {
      encoding.writeAny(encoder, { autoLoad: true });
    }
  });
}

/** From here on the text is so. */
export function format(place: Place, key: string, json: string): Part {
  return item(place, Content.format, (encoder) => {
    encoding.writeVarString(encoder, key);
    encoding.writeVarString(encoder, json);
  });
}

function item(place: Place, content: number, write: Part): Part {
  return (encoder) => {
    const { origin, right, parent, key } = place;
    const flags =
      (origin === undefined ? 0 : 0x80) |
      (right === undefined ? 0 : 0x40) |
      (key === undefined ? 0 : 0x20);
    encoding.writeUint8(encoder, content | flags);
    if (origin !== undefined) {
      writeId(encoder, origin);
    }
    if (right !== undefined) {
      writeId(encoder, right);
    }
    if (origin === undefined && right === undefined) {
      writeParent(encoder, parent ?? "challenge");
      if (key !== undefined) {
        encoding.writeVarString(encoder, key);
      }
    }
    write(encoder);
  };
}

function writeParent(encoder: encoding.Encoder, parent: string | Id): void {
  if (typeof parent === "string") {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, parent);
  } else {
    encoding.writeVarUint(encoder, 0);
    writeId(encoder, parent);
  }
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

/** An awareness message's states, as anybody may claim them. */
export interface Claim {
  readonly client: number;
  readonly clock: number;
  readonly state: object | null;
}

export function states(claims: readonly Claim[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, claims.length);
  for (const { client, clock, state } of claims) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}
