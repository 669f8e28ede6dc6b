import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Board } from "../flipchart/board";
import { t } from "../i18n/room";
import { Press } from "../theme/Press";
import { useSaid } from "../theme/Said";
import { fieldInUse, SETTLED } from "./typing";
import "./Removal.css";

/**
 * What was deleted or merged last, and the way to take it back; it stays until it is dismissed, but is out of sight
 * while somebody types.
 */
export function Removal({ board }: { board: Board }) {
  const place = useRef<HTMLDivElement>(null);
  const away = useFieldInUse();
  const deed = board.deed.value;
  const words =
    deed === null ? "" : deed.did === "removed" ? t("removed", deed) : t("mergedInto", deed);
  useSaid(words);
  // How high it is, for what has its place above it.
  useEffect(() => {
    const { style } = document.documentElement;
    const measure = new ResizeObserver(() => {
      style.setProperty("--removal", `${place.current?.offsetHeight ?? 0}px`);
    });
    if (place.current !== null) {
      measure.observe(place.current);
    }
    return () => {
      measure.disconnect();
      style.removeProperty("--removal");
    };
  }, []);
  return (
    <div ref={place} class="removal-place" data-away={away}>
      {deed !== null && (
        <div class="removal">
          <span class="removal-words">{words}</span>
          <Press means={deed.name} onClick={() => board.takeBack()}>
            {t("undo")}
          </Press>
          <Press means={deed.name} aria-label={t("dismiss")} onClick={() => board.letBe()}>
            <span aria-hidden="true">×</span>
          </Press>
        </div>
      )}
    </div>
  );
}

/** Whether somebody types, or has just left the field, and may be on the way from it to a button. */
function useFieldInUse(): boolean {
  const used = useSignal(fieldInUse() !== null);
  const settling = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const look = useRef(() => {
    clearTimeout(settling.current);
    if (fieldInUse() !== null) {
      used.value = true;
    } else if (used.value) {
      settling.current = setTimeout(() => {
        used.value = fieldInUse() !== null;
      }, SETTLED);
    }
  }).current;
  useEffect(() => {
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", look);
    return () => {
      clearTimeout(settling.current);
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", look);
    };
  }, [look]);
  // A field that goes, or that pens down has closed, is left without an event in some browsers.
  useEffect(look);
  return used.value;
}
