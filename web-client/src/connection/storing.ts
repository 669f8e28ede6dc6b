/** Whether the server can store anything, asked where a page would otherwise only wait (SPEC W51). */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { within } from "./within";

/** So long the answer, all of it, may take. */
const ANSWER_MS = 8_000;

/** How long one waits before it is asked, and until it is asked again, ms. */
export interface Patience {
  readonly first: number;
  readonly again: number;
}

/** Whether the server says that it stores nothing now (SPEC H10); of who does not answer nothing is known. */
export async function storesNothing(): Promise<boolean> {
  const tooLate = new AbortController();
  try {
    return await within(ANSWER_MS, readStoresNothing(tooLate.signal));
  } catch {
    tooLate.abort(); // browsers keep few connections to one server
    return false;
  }
}

async function readStoresNothing(signal: AbortSignal): Promise<boolean> {
  const answer = await fetch("/health/ready", {
    cache: "no-store",
    credentials: "omit",
    signal,
  });
  return answer.status === 503 && (await answer.json()).journal === "unavailable";
}

/** Whether nothing is stored now, as far as is known as long as `waits`. */
export function useStoresNothing(waits: boolean, { first, again }: Patience): boolean {
  const nothing = useSignal(false);
  useEffect(() => {
    if (!waits) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout>;
    let isCurrent = true;
    const ask = async () => {
      const answer = await storesNothing();
      if (isCurrent) {
        nothing.value = answer;
        timer = setTimeout(() => void ask(), again);
      }
    };
    timer = setTimeout(() => void ask(), first);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      nothing.value = false;
    };
  }, [waits, first, again]);
  return nothing.value;
}
