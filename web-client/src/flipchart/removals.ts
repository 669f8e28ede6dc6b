import * as Y from "yjs";
import { type BeginHistory, REMOVAL } from "./deck";

/** The history of what this device removes from a deck: one removal is taken back at a time. */
export const historyOfRemovals: BeginHistory = (types) =>
  new Y.UndoManager(types, { trackedOrigins: new Set([REMOVAL]), captureTimeout: 0 });
