/** A refusal of the HTTP API (RFC 9457; the types are listed in SPEC section 2). */
import { number, object, text, withDefault } from "./reading";

export interface Problem {
  /** The last part of the type's name, such as `unknown-code`; `network` when no answer came. */
  readonly name: string;
  readonly status: number;
  readonly detail: string;
}

const PREFIX = "urn:charrette:problem:";

/** Reads a problem document; anything else becomes a problem named by its status. */
export function readProblem(value: unknown, status: number): Problem {
  try {
    const source = object(value, "");
    const type = text(source.type, "type");
    return {
      name: type.startsWith(PREFIX) ? type.slice(PREFIX.length) : type,
      status: withDefault(number, status)(source.status, "status"),
      detail: withDefault(text, "")(source.detail, "detail"),
    };
  } catch {
    return { name: `status-${status}`, status, detail: "" };
  }
}
