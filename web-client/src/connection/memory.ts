/**
 * The browser's small memory of strings, which may be switched off, full or gone at any call. All that
 * the pages remember goes through here.
 */
type Span = "device" | "tab";

function storage(span: Span): Storage {
  return span === "device" ? localStorage : sessionStorage;
}

/** What is remembered; null when nothing is, `undefined` when that cannot be known. */
export function recall(key: string, span: Span = "device"): string | null | undefined {
  try {
    return storage(span).getItem(key);
  } catch {
    return undefined;
  }
}

/** Remembers, or with null forgets; says whether that could be done. */
export function remember(key: string, value: string | null, span: Span = "device"): boolean {
  try {
    if (value === null) {
      storage(span).removeItem(key);
    } else {
      storage(span).setItem(key, value);
    }
    return true;
  } catch {
    return false;
  }
}

/** The keys that begin so; none when that cannot be known. */
export function keysFrom(prefix: string, span: Span = "device"): string[] {
  try {
    return Object.keys(storage(span)).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
