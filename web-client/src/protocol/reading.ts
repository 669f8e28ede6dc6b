/** A value from the wire that is not what the contract says, with the path at which it is not. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}

/** A reader turns an unknown value into a known one, or throws a {@link ProtocolError}. */
export type Reader<T> = (value: unknown, path: string) => T;

/** The type that a reader yields. */
export type Read<R> = R extends Reader<infer T> ? T : never;

function fail(path: string, wanted: string, value: unknown): never {
  const seen = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
  throw new ProtocolError(`${path || "message"}: expected ${wanted}, got ${seen}`);
}

export const text: Reader<string> = (value, path) =>
  typeof value === "string" ? value : fail(path, "text", value);

export const number: Reader<number> = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? value : fail(path, "a number", value);

export const flag: Reader<boolean> = (value, path) =>
  typeof value === "boolean" ? value : fail(path, "true or false", value);

/** One of the given words. */
export function oneOf<const W extends string>(...words: readonly W[]): Reader<W> {
  return (value, path) => {
    const found = words.find((word) => word === value);
    return found ?? fail(path, words.join(" or "), value);
  };
}

export function list<T>(of: Reader<T>): Reader<T[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((entry, index) => of(entry, `${path}[${index}]`))
      : fail(path, "a list", value);
}

/** The value, or null where it is null or absent. */
export function nullable<T>(of: Reader<T>): Reader<T | null> {
  return withDefault<T | null>(of, null);
}

/** The value, or `otherwise` where it is null or absent. */
export function withDefault<T>(of: Reader<T>, otherwise: T): Reader<T> {
  return (value, path) => (value === null || value === undefined ? otherwise : of(value, path));
}

/** An object whose values are all of one kind, and which has nothing but them: a key may be of any name. */
export function dictionary<T>(of: Reader<T>): Reader<Record<string, T>> {
  return (value, path) => {
    const out = Object.create(null) as Record<string, T>;
    for (const [key, entry] of Object.entries(object(value, path))) {
      out[key] = of(entry, `${path}.${key}`);
    }
    return out;
  };
}

/** An object with the given fields; fields that are not named are left out. */
export function record<F extends Record<string, Reader<unknown>>>(
  fields: F,
): Reader<{ [K in keyof F]: Read<F[K]> }> {
  const entries = Object.entries(fields);
  return (value, path) => {
    const source = object(value, path);
    return Object.fromEntries(
      entries.map(([key, reader]) => [key, reader(source[key], path ? `${path}.${key}` : key)]),
    ) as { [K in keyof F]: Read<F[K]> };
  };
}

/** The values that {@link variants} yields: each kind's fields, with the word that tells the kinds apart. */
export type Variant<T extends string, K extends Record<string, Reader<object>>> = {
  [W in keyof K & string]: { readonly [Tag in T]: W } & Read<K[W]>;
}[keyof K & string];

/** An object of one of several kinds, which its field `tag` names. */
export function variants<const T extends string, K extends Record<string, Reader<object>>>(
  tag: T,
  kinds: K,
): Reader<Variant<T, K>> {
  const kind = oneOf(...Object.keys(kinds));
  return (value, path) => {
    const word = kind(object(value, path)[tag], path ? `${path}.${tag}` : tag);
    const read = kinds[word] as Reader<object>;
    return { [tag]: word, ...read(value, path) } as Variant<T, K>;
  };
}

/** A text that is JSON, as yet unread. */
export function json(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    throw new ProtocolError("message: not JSON");
  }
}

/** Any object, as yet unread. */
export const object: Reader<Record<string, unknown>> = (value, path) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(path, "an object", value);
