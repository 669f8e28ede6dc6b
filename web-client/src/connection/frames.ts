/** The binary frames of a table's socket: y-protocols, `Saved` and drafts (SPEC W1, W2, W49), written and read side by side. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const SAVED = 100;
const DRAFT = 101;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export type TableFrame =
  | { readonly kind: "step-1"; readonly stateVector: Uint8Array }
  | { readonly kind: "step-2" | "update" | "draft"; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly states: Uint8Array }
  | { readonly kind: "query-awareness" }
  | { readonly kind: "saved"; readonly frames: number }
  | { readonly kind: "other"; readonly type: number };

/** Reads a frame; throws when it ends early or names a sync step that does not exist. */
export function readFrame(bytes: Uint8Array): TableFrame {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SYNC: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === STEP_1) {
        return { kind: "step-1", stateVector: payload };
      }
      if (step === STEP_2) {
        return { kind: "step-2", update: payload };
      }
      if (step === UPDATE) {
        return { kind: "update", update: payload };
      }
      throw new Error(`sync step ${step}`);
    }
    case AWARENESS:
      return { kind: "awareness", states: decoding.readVarUint8Array(decoder) };
    case QUERY_AWARENESS:
      return { kind: "query-awareness" };
    case SAVED:
      return { kind: "saved", frames: decoding.readVarUint(decoder) };
    case DRAFT:
      return { kind: "draft", update: decoding.readVarUint8Array(decoder) };
    default:
      return { kind: "other", type };
  }
}

function frame(...head: number[]): encoding.Encoder {
  const encoder = encoding.createEncoder();
  for (const part of head) {
    encoding.writeVarUint(encoder, part);
  }
  return encoder;
}

function withPayload(encoder: encoding.Encoder, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>;
}

/** Asks the other side for what a document of this state lacks. */
export function step1Frame(stateVector: Uint8Array): Uint8Array<ArrayBuffer> {
  return withPayload(frame(SYNC, STEP_1), stateVector);
}

export function step2Frame(update: Uint8Array): Uint8Array<ArrayBuffer> {
  return withPayload(frame(SYNC, STEP_2), update);
}

export function updateFrame(update: Uint8Array): Uint8Array<ArrayBuffer> {
  return withPayload(frame(SYNC, UPDATE), update);
}

export function awarenessFrame(states: Uint8Array): Uint8Array<ArrayBuffer> {
  return withPayload(frame(AWARENESS), states);
}

/** What a server sends when the first `frames` update frames are durable. */
export function savedFrame(frames: number): Uint8Array<ArrayBuffer> {
  return encoding.toUint8Array(frame(SAVED, frames)) as Uint8Array<ArrayBuffer>;
}

/** What a server passes on within a pair. */
export function draftFrame(update: Uint8Array): Uint8Array<ArrayBuffer> {
  return withPayload(frame(DRAFT), update);
}
