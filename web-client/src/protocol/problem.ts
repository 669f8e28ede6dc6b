/** A refusal of the HTTP API (RFC 9457; the types are listed in SPEC section 2). */
import { number, object, text, withDefault } from "./reading";

export interface Problem {
  /** The last part of the type's name, such as `unknown-code`; `network` when our server did not answer. */
  readonly name: string;
  /** The HTTP status, 0 when our server did not answer. */
  readonly status: number;
  readonly detail: string;
  /** What its type says besides, where it does. */
  readonly said?: Readonly<Record<string, unknown>>;
}

/** What a call ends with when the server did not answer, whoever else did. */
export const NO_ANSWER: Problem = { name: "network", status: 0, detail: "" };

const PREFIX = "urn:charrette:problem:";

/**
 * Reads a problem document of this server's, of an answer with this status. Null for anything else: a
 * proxy, a sign-in page of the Wi-Fi or another program has answered, and knows nothing of workshops.
 */
export function readProblem(value: unknown, status: number): Problem | null {
  try {
    const source = object(value, "");
    const type = text(source.type, "type");
    const said = number(source.status, "status");
    const detail = withDefault(text, "")(source.detail, "detail");
    const ours = type.startsWith(PREFIX) && said === status && status >= 400;
    if (!ours) {
      return null;
    }
    const { type: _, title: __, status: ___, detail: ____, ...besides } = source;
    const name = type.slice(PREFIX.length);
    return Object.keys(besides).length === 0
      ? { name, status, detail }
      : { name, status, detail, said: besides };
  } catch {
    return null;
  }
}
