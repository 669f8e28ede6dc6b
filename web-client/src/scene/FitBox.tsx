import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { largestFitting } from "./fit";
import "./FitBox.css";

/** The step between two sizes that are tried, in px. */
const STEP = 1;

/**
 * A box whose texts are as large as fits it: they size themselves by the box's `--fit`, between `min`
 * and `max` times the page's rem. What does not even fit at the smallest is cut after whole lines,
 * never scrolled: of the element marked `data-fit-last` as many as there is room for, of those before
 * it some.
 */
export function FitBox(props: {
  /** Sizes in rem. */
  min: number;
  max: number;
  /** Changes when the content does. */
  content: string;
  class?: string;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { min, max, content } = props;

  const fit = () => {
    const element = box.current;
    if (element === null || element.clientHeight === 0) {
      return;
    }
    const last = element.querySelector<HTMLElement>("[data-fit-last]");
    last?.style.removeProperty("-webkit-line-clamp");
    last?.style.removeProperty("display");
    element.removeAttribute("data-cut");
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const fits = (size: number) => {
      element.style.setProperty("--fit", `${size}px`);
      return (
        element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth
      );
    };
    const size = largestFitting(min * rem, max * rem, STEP, fits);
    element.style.setProperty("--fit", `${size ?? min * rem}px`);
    if (size === null && last !== null) {
      element.dataset.cut = "true";
      const box = element.getBoundingClientRect();
      // The dashboard shows the picture small, which a rectangle follows and a line's height does not.
      const scale = box.height / element.offsetHeight;
      const room = (box.bottom - last.getBoundingClientRect().top) / scale;
      const lineHeight = Number.parseFloat(getComputedStyle(last).lineHeight);
      const lines = Math.max(1, Math.floor(room / lineHeight));
      last.style.display = "-webkit-box";
      last.style.setProperty("-webkit-line-clamp", String(lines));
    }
  };

  const latest = useRef(fit);
  latest.current = fit;
  useLayoutEffect(fit, [content, min, max]);
  useEffect(() => {
    const element = box.current;
    if (element === null) {
      return;
    }
    const fitAgain = () => latest.current();
    const watcher = new ResizeObserver(fitAgain);
    watcher.observe(element);
    void document.fonts.ready.then(fitAgain);
    return () => watcher.disconnect();
  }, []);

  return (
    <div ref={box} class={`fit ${props.class ?? ""}`}>
      {props.children}
    </div>
  );
}
