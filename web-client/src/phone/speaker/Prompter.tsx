import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t as shared } from "../../i18n/shared";
import { t } from "../../i18n/speaker";
import { Button } from "../../theme/Button";
import { spokenSeconds } from "../../workshop/selectors";
import { pace, stepped } from "./pace";
import "./Prompter.css";

/** The part of its height by which a text goes on that moves in steps. */
const STEP = 0.6;

/**
 * The words as they are read aloud: large, and moving at the speaker's pace while the clock runs. A tap
 * stops them and lets them go on; who scrolls reads on from there.
 */
export function Prompter(props: {
  words: string;
  wordsPerMinute: number;
  running: boolean;
  /** The time left in ms, negative in overtime; null while it is not known. */
  remaining: () => number | null;
}) {
  const { words, wordsPerMinute, running, remaining } = props;
  const view = useRef<HTMLElement>(null);
  // Another function with each second: the words must not start anew with it.
  const left = useRef(remaining);
  left.current = remaining;
  const held = useSignal(false);
  const moving = running && !held.value;
  useEffect(() => {
    const element = view.current;
    if (!moving || element === null) {
      return;
    }
    const saying = spokenSeconds(words, wordsPerMinute) * 1000;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let read = element.scrollTop;
    let shown = read;
    let before = performance.now();
    let frame = requestAnimationFrame(function move(now) {
      if (Math.abs(element.scrollTop - shown) > 2) {
        read = element.scrollTop;
      }
      const whole = element.scrollHeight - element.clientHeight;
      const speed = pace({ whole, left: whole - read, saying, remaining: left.current() ?? 0 });
      read = Math.min(whole, read + speed * (now - before));
      before = now;
      element.scrollTop = still
        ? stepped(element.scrollTop, read, element.clientHeight * STEP)
        : read;
      shown = element.scrollTop;
      frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [moving, words, wordsPerMinute]);

  const toggle = () => {
    // While the clock stands nothing moves, and no button says what a tap would do.
    if (running) {
      held.value = !held.value;
    }
  };
  const empty = words.trim() === "";
  return (
    <div class="prompter">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button beneath does the same */}
      <section
        ref={view}
        class="prompter-view"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        aria-label={t("yourWords")}
        onClick={toggle}
      >
        <p class="prompter-words" dir="auto" lang={empty ? undefined : ""}>
          {empty ? shared("nothingYet") : words}
        </p>
      </section>
      {running && !empty && (
        <Button onClick={toggle}>{t(held.value ? "wordsGoOn" : "wordsStop")}</Button>
      )}
    </div>
  );
}
