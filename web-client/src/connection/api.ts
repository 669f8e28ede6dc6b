/** The HTTP side of the server (SPEC section 2): JSON in, JSON or a problem out. */
import { type Activity, readActivity } from "../protocol/activity";
import { readStateBody, type StateMessage } from "../protocol/messages";
import { type Problem, readProblem } from "../protocol/problem";
import type { Role } from "../protocol/workshop";

/** A call that the server refused, or that never reached it (`problem.name` is `network`). */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(readonly problem: Problem) {
    super(problem.detail || problem.name);
  }
}

/** A call that has not been answered after so long is given up. */
const ANSWER_MS = 20_000;

/** Makes a call and yields the parsed JSON of the answer, undefined when it has no body. */
export async function call(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
  bearer?: string,
): Promise<unknown> {
  const headers: Record<string, string> = {};
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (bearer) {
    headers.Authorization = `Bearer ${bearer}`;
  }
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER_MS);
  try {
    return await answerTo(path, {
      method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      signal: patience.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } finally {
    clearTimeout(timer);
  }
}

async function answerTo(path: string, request: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new ApiError({ name: "network", status: 0, detail: "" });
  }
  const type = response.headers.get("Content-Type") ?? "";
  const json: unknown = type.includes("json")
    ? await response.json().catch(() => undefined)
    : undefined;
  if (!response.ok) {
    throw new ApiError(readProblem(json, response.status));
  }
  return json;
}

/** The state of a workshop as a role may see it (SPEC H4). */
export async function fetchState(workshopId: string, as: Role): Promise<StateMessage> {
  return readStateBody(
    await call("GET", `/api/workshops/${encodeURIComponent(workshopId)}?as=${as}`),
  );
}

/** The activity of a workshop (SPEC H5). */
export async function fetchActivity(workshopId: string, as: Role): Promise<Activity> {
  return readActivity(
    await call("GET", `/api/workshops/${encodeURIComponent(workshopId)}/activity?as=${as}`),
  );
}

/** Whether a failed call says that trying again is of no use; yields the problem's name. */
export function finalProblem(error: unknown): string | null {
  if (!(error instanceof ApiError)) {
    return null;
  }
  const { status, name } = error.problem;
  return status === 401 || status === 403 || status === 404 ? name : null;
}
