/**
 * The HTTP side of the server (SPEC section 2): JSON in, JSON, a picture or a problem out. Whatever else comes back
 * is not the server's: proxies and sign-in pages answer in its place, with any status. That is weather
 * (`network`), never a verdict.
 */
import { type Activity, readActivity } from "../protocol/activity";
import { readStateBody, type StateMessage } from "../protocol/messages";
import { NO_ANSWER, type Problem, readProblem } from "../protocol/problem";
import type { Role } from "../protocol/workshop";

/** A call that the server refused, or that it did not answer (`problem.name` is `network`). */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(readonly problem: Problem) {
    super(problem.detail || problem.name);
  }
}

/** What a call may bring besides its method and path. */
export interface CallOptions {
  readonly body?: unknown;
  /** A body that is JSON already, to be sent as it was written, byte by byte. */
  readonly file?: Blob;
  /** A token to be known by, instead of a cookie. */
  readonly bearer?: string;
  /** Whether it says nothing of who calls: no cookie goes with it. */
  readonly anonymous?: boolean;
  /** The secret by which the server knows a call that comes twice (SPEC H23). */
  readonly key?: string;
  /** How long the answer may take, ms, where somebody waits for it to go on. */
  readonly patience?: number;
}

/** So long an answer may take: what is only read, and what is done; a join may wait 30 s for its turn. */
const PATIENCE_MS = { GET: 15_000, POST: 45_000, DELETE: 45_000 } as const;

/** What can tell whether whoever answers is the workshop's server (SPEC B3): nobody else is told who calls. */
export const witnesses = new Set<{ trusted(): Promise<boolean> }>();

/**
 * Makes a call and yields its answer as `read` understands it: JSON, or the text of a picture. An answer of
 * 204 is read as undefined.
 * Throws an {@link ApiError} and nothing else.
 */
export async function call<T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  read: (answer: unknown) => T,
  { body, file, bearer, key, anonymous = false, patience = PATIENCE_MS[method] }: CallOptions = {},
): Promise<T> {
  const headers: Record<string, string> = {};
  const sent = file ?? (body === undefined ? undefined : JSON.stringify(body));
  if (sent !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (bearer) {
    headers.Authorization = `Bearer ${bearer}`;
  }
  if (key !== undefined) {
    headers["Idempotency-Key"] = `"${key}"`;
  }
  for (const witness of anonymous ? [] : witnesses) {
    if (!(await witness.trusted())) {
      throw new ApiError(NO_ANSWER);
    }
  }
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), patience);
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: anonymous ? "omit" : "same-origin",
      cache: "no-store",
      redirect: "error", // the API never does, sign-in pages do
      signal: tooLate.signal,
      ...(sent === undefined ? {} : { body: sent }),
    });
    return await answerOf(response, understood(method, path, read));
  } catch (error) {
    // Not sent, not answered, answered by somebody else, or not what was asked for.
    throw error instanceof ApiError ? error : new ApiError(NO_ANSWER);
  } finally {
    clearTimeout(timer);
  }
}

async function answerOf<T>(response: Response, read: (answer: unknown) => T): Promise<T> {
  if (response.status === 204) {
    return read(undefined);
  }
  const type = (response.headers.get("Content-Type") ?? "").split(";")[0]?.trim();
  if (response.ok && type === "application/json") {
    return read(await response.json());
  }
  if (response.ok && type === "image/svg+xml") {
    return read(await response.text());
  }
  const problem =
    type === "application/problem+json"
      ? readProblem(await response.json(), response.status)
      : null;
  throw new ApiError(problem ?? NO_ANSWER);
}

/** What was said of answers that were not understood: the same is said once. */
const told = new Set<string>();

/**
 * Reads with `read`; what it does not understand, it also says on the console, for whoever looks for the
 * fault: to the user it is weather. Ids, codes and tokens are left out.
 */
function understood<T>(method: string, path: string, read: (answer: unknown) => T) {
  return (answer: unknown): T => {
    try {
      return read(answer);
    } catch (error) {
      const name = path
        .replace(/^https?:\/\/[^/]+|\?.*/g, "")
        .replace(/[^/]+/g, (part) => (/^[a-z-]+$/.test(part) ? part : "…"));
      const words = `Not understood: ${method} ${name}: ${String(error)}`;
      if (!told.has(words)) {
        told.add(words);
        console.warn(words);
      }
      throw error;
    }
  };
}

/** The state of a workshop as a role may see it (SPEC H4). */
export function fetchState(workshopId: string, as: Role): Promise<StateMessage> {
  return call("GET", `/api/workshops/${encodeURIComponent(workshopId)}?as=${as}`, readStateBody);
}

/**
 * The activity of a workshop (SPEC H5), in all its languages.
 *
 * @param languages when given: in that of these tags which it has, the most wanted first, and in no other
 */
export function fetchActivity(
  workshopId: string,
  as: Role,
  languages?: readonly string[],
): Promise<Activity> {
  const alone = languages === undefined ? "" : `&language=${encodeURIComponent(languages.join())}`;
  return call(
    "GET",
    `/api/workshops/${encodeURIComponent(workshopId)}/activity?as=${as}${alone}`,
    (answer) => readActivity(answer, navigator.languages),
  );
}

/** Whether a failed call says that the seat has to be taken again. */
export function isUnclaimed(error: unknown): boolean {
  return error instanceof ApiError && error.problem.name === "unclaimed-seat";
}

/**
 * Whether the server does not know the workshop. To a page that was in it that is no verdict: the server
 * may be another, to which the workshop is yet to be brought back.
 */
export function isUnknown(error: unknown): error is ApiError {
  return error instanceof ApiError && error.problem.name === "unknown-workshop";
}

/** What the server says to somebody whom it will not let in, however often they ask. */
const verdicts: ReadonlySet<string> = new Set(["unauthorised", "forbidden", "unknown-workshop"]);

/** Whether a failed call says that trying again is of no use; yields the problem's name. */
export function finalProblem(error: unknown): string | null {
  const name = error instanceof ApiError ? error.problem.name : "";
  return verdicts.has(name) ? name : null;
}

/** Whether a call failed because the server did not answer, so that it may be made again. */
export function isWeather(error: unknown): boolean {
  return error instanceof ApiError && weather.has(error.problem.name);
}

const weather: ReadonlySet<string> = new Set([NO_ANSWER.name, "stopping"]);
