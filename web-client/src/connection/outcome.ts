/** What callers make of an answer, or of none: in a file of its own, since no phone needs it at once. */
import type { Problem } from "../protocol/problem";
import { ApiError } from "./api";

/** Reads the answer to a call that has nothing to say. */
export function readNothing(answer: unknown): void {
  if (answer !== undefined) {
    throw new Error("expected no content");
  }
}

/** Why a call failed; what is no failure of a call is a fault of the page, and is thrown on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) {
    return error.problem;
  }
  throw error;
}
