/** What callers make of an answer, or of none: in a file of its own, since no phone needs it at once. */
import { NO_ANSWER, type Problem } from "../protocol/problem";
import { ApiError, finalProblem, isUnknown } from "./api";

/** Reads the answer to a call that has nothing to say. */
export function readNothing(answer: unknown): void {
  if (answer !== undefined) {
    throw new Error("expected no content");
  }
}

/** Whether what was asked for may have happened all the same: nobody heard, or what was given up is under way. */
export function mayHaveHappened({ name }: Problem): boolean {
  return name === NO_ANSWER.name || name === "journal-unavailable";
}

/** Whether it may be answered yet: also by a server that has no such workshop, and may be about to have it back. */
export function mayComeBack(error: unknown): boolean {
  return finalProblem(error) === null || isUnknown(error);
}

/** Why a call failed; what is no failure of a call is a fault of the page, and is thrown on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) {
    return error.problem;
  }
  throw error;
}
