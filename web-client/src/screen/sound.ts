/** The room's cues: one, two or three soft tones, made by the browser itself. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Level } from "../workshop/countdown";

/** How many tones a clock's new level has; the calm one has none. */
const tonesOf: Record<Level, number> = { normal: 0, amber: 1, red: 2, over: 3 };
const TONE_HZ = 587;
const TONE_S = 0.5;
const GAP_S = 0.22;
const LOUDNESS = 0.22;

export class Cues {
  readonly #on = signal(false);
  #context: AudioContext | null = null;
  #wanted = false;

  /** Whether cues are heard. */
  get on(): ReadonlySignal<boolean> {
    return this.#on;
  }

  /**
   * Turns cues on or off; browsers let sound begin only in a tap, so call it from one. They are on once
   * the browser has begun, which it may never do, and off as soon as it stops.
   */
  async turn(on: boolean): Promise<void> {
    this.#wanted = on;
    if (!on) {
      this.#on.value = false;
      return;
    }
    try {
      this.#context ??= this.#open();
      await this.#context.resume();
    } catch (error) {
      console.info("The browser makes no sound:", error);
      return;
    }
    if (this.#wanted && this.#context.state === "running") {
      this.#on.value = true;
      this.#tones(1);
    }
  }

  /** Plays what the clock's new level calls for. */
  play(level: Level): void {
    if (this.#on.value) {
      this.#tones(tonesOf[level]);
    }
  }

  #open(): AudioContext {
    const context = new AudioContext();
    context.onstatechange = () => {
      if (context.state !== "running") {
        this.#on.value = false;
      }
    };
    return context;
  }

  #tones(count: number): void {
    const context = this.#context;
    if (context === null) {
      return;
    }
    for (let i = 0; i < count; i++) {
      const start = context.currentTime + i * (TONE_S + GAP_S);
      const tone = context.createOscillator();
      const loudness = context.createGain();
      tone.frequency.value = TONE_HZ;
      loudness.gain.setValueAtTime(0, start);
      loudness.gain.linearRampToValueAtTime(LOUDNESS, start + 0.03);
      loudness.gain.exponentialRampToValueAtTime(0.001, start + TONE_S);
      tone.connect(loudness).connect(context.destination);
      tone.start(start);
      tone.stop(start + TONE_S);
    }
  }
}
