/**
 * The QR codes that the server draws. They are asked for like anything else, and not as pictures of the page:
 * a browser would send the cookie for those to whoever has the server's address (SPEC B3).
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Code, readCode } from "../protocol/code";
import { call } from "./api";
import { Backoff } from "./backoff";
import { mayComeBack } from "./outcome";
import { persist } from "./persist";

/** The longest wait before a code is asked for again, in ms: there may be one for each of many tables. */
const LONGEST_WAIT_MS = 30_000;

const codes = new Map<string, ReadonlySignal<Code | null>>();

/** The code at an address of the server's; null until it is there. It is asked for until it is, or is refused. */
export function codeAt(address: string): ReadonlySignal<Code | null> {
  const known = codes.get(address);
  if (known !== undefined) {
    return known;
  }
  const code = signal<Code | null>(null);
  codes.set(address, code);
  persist(() => call("GET", address, readCode), {
    signal: new AbortController().signal,
    waiting: () => {},
    again: mayComeBack,
    backoff: new Backoff(Math.random, 500, LONGEST_WAIT_MS),
  }).then(
    (picture) => {
      code.value = picture;
    },
    () => {}, // whoever is refused sees none
  );
  return code;
}
