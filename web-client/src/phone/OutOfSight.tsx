import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/room";
import { Press } from "../theme/Press";
import "./OutOfSight.css";

/** So much of the beginning of a banner is in sight, px, once it can be read, or the whole. */
const BEGINNING = 64;
/** What has come is brought into sight before that, ms, where there is room (held-place.ts). */
const COMING = 400;
/** At these parts of a banner in sight it is looked where it is. */
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);
/** What the tabs take of the page, px. */
const TABS = 80;

/** A banner that nobody has seen, and how it begins. */
interface Unseen {
  readonly banner: Element;
  readonly words: string;
}

/** What a banner says, in which each part with a direction of its own keeps it. */
function wordsOf(banner: Element): string {
  const said = banner.firstElementChild?.cloneNode(true) as Element;
  for (const part of said.querySelectorAll("bdi, [dir]")) {
    part.prepend("\u2068");
    part.append("\u2069");
  }
  return said.textContent?.trim() ?? "";
}

/**
 * How the newest banner begins that came above while its reader was further down, where banners do not stay in
 * sight (Banners.css): in the place of the tabs, so that it takes nothing more of a low page and moves nothing;
 * a tap goes there, but not one that was on its way to a tab. Once a banner was in sight it is its reader's to come
 * back to.
 */
export function OutOfSight() {
  const newest = useSignal<Unseen | null>(null);
  useEffect(() => {
    const place = document.querySelector(".banners");
    if (place === null) {
      return;
    }
    const unseen = new Set<Element>();
    const watched = new WeakSet<Element>();
    let coming: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const banner = [...place.children].filter((child) => unseen.has(child)).at(-1);
      newest.value = banner === undefined ? null : { banner, words: wordsOf(banner) };
    };
    const sight = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRect: seen, boundingClientRect: all } of entries) {
          const begins =
            seen.top - all.top < 2 && seen.height >= Math.min(all.height - 2, BEGINNING);
          if (begins) {
            unseen.delete(target);
            sight.unobserve(target);
          } else {
            unseen.add(target);
          }
        }
        clearTimeout(coming);
        coming = setTimeout(tell, COMING);
      },
      { rootMargin: `0px 0px -${TABS}px`, threshold: STEPS },
    );
    const look = () => {
      for (const banner of place.querySelectorAll(":scope > .banner")) {
        if (!watched.has(banner)) {
          watched.add(banner);
          sight.observe(banner);
        }
      }
      tell();
    };
    const changes = new MutationObserver(look);
    changes.observe(place, { childList: true });
    look();
    return () => {
      clearTimeout(coming);
      changes.disconnect();
      sight.disconnect();
    };
  }, [newest]);
  const shown = newest.value;
  return shown === null ? null : (
    <Press
      means={shown.words}
      class="out-of-sight"
      onClick={() => {
        shown.banner.scrollIntoView();
        shown.banner.querySelector("button")?.focus({ preventScroll: true });
      }}
    >
      <span>{shown.words}</span>
      <b>{t("readIt")}</b>
    </Press>
  );
}
