/** How large what a window shows is, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One window of a browser, with storage and cookies of its own; every call of it ends in time. */
export interface BrowserWindow {
  /** Goes to an address, and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** Goes back, as the button does. */
  back(): Promise<void>;
  /** Runs a function in the page, which sees nothing of what is around it here; JSON goes in and out. */
  run<A extends unknown[], T>(script: (...args: A) => T, ...args: A): Promise<T>;
  /** Presses at a place of what is shown, and lets go. */
  press(x: number, y: number): Promise<void>;
  /** Types with the keyboard into what has the focus. */
  type(words: string): Promise<void>;
  /** Puts the caret behind the last character, by keyboard. */
  end(): Promise<void>;
  /** What is shown, as PNG. */
  picture(): Promise<Uint8Array>;
  /** What pages in it threw, and errors that the browser logged. */
  complaints(): readonly string[];
}

/** A browser with an engine of its own. */
export interface Engine {
  readonly name: string;
  window(size: Size): Promise<BrowserWindow>;
  /** Ends all of its processes. */
  close(): Promise<void>;
}

/** What one call of a browser may take, milliseconds. */
export const CALL_MS = 15_000;

/** The first of these files that exists; says which package has it when there is none. */
export function needed(file: string | undefined, debian: string): string {
  if (file === undefined) {
    throw new Error(
      `The engines' tests need what Debian calls ${debian}: install it, or what your system calls it.`,
    );
  }
  return file;
}
