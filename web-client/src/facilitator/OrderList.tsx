import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { useSaid } from "../theme/Said";
import { rowNames, useSlots } from "./order-slots";
import { PlaceRow } from "./PlaceRow";
import "./OrderList.css";

/** The list with the entry at `from` moved to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const entry = list[from];
  return entry === undefined ? [...list] : [...rest.slice(0, to), entry, ...rest.slice(to)];
}

/** The order that somebody drags, without what others have taken from it meanwhile, and what they added last. */
export function draggedOrder<T>(dragged: readonly T[], present: readonly T[]): T[] {
  return [
    ...dragged.filter((each) => present.includes(each)),
    ...present.filter((each) => !dragged.includes(each)),
  ];
}

interface Entry<K extends string | number> {
  readonly key: K;
  /** How the entry is called when it is spoken of: "table 3". */
  readonly name: string;
  readonly content: ComponentChildren;
}

/** The rows of entries that are in the order, in it. */
function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(":scope > [data-gone=false]") ?? [])];
}

/**
 * A list whose order is changed by dragging a handle, or by the two buttons beside it. What others do to it takes
 * no row from under a hand (SPEC W45).
 */
export function OrderList<K extends string | number>(props: {
  label: string;
  entries: readonly Entry<K>[];
  onOrder: (order: K[]) => void;
}) {
  const { entries, onOrder } = props;
  const keys = entries.map(({ key }) => key);
  const list = useRef<HTMLOListElement>(null);
  const drag = useSignal<{ key: K; order: K[] } | null>(null);
  const spoken = useSignal("");
  useSaid(spoken.value);
  const refocus = useRef<{ key: K; direction: "up" | "down" } | null>(null);
  const dragged = drag.value;
  const order = dragged === null ? keys : draggedOrder(dragged.order, keys);
  const slots = useSlots(keys, list);
  const known = useRef(new Map<K, Entry<K>>());
  for (const entry of entries) {
    known.current.set(entry.key, entry);
  }
  // What is dragged goes from row to row, past the places that others have left.
  const dropped = [...order];
  const rows = slots.flatMap(({ key, gone }) => {
    const entry = known.current.get(gone ? key : (dropped.shift() ?? key));
    return entry === undefined ? [] : [{ ...entry, gone }];
  });
  const names = rowNames(rows);

  useEffect(() => {
    if (dragged === null) {
      return;
    }
    const move = (event: PointerEvent) => {
      const rows = rowsOf(list.current);
      const from = order.indexOf(dragged.key);
      const over = rows.findIndex((row) => {
        const box = row.getBoundingClientRect();
        return event.clientY >= box.top && event.clientY <= box.bottom;
      });
      if (from >= 0 && over >= 0 && over !== from) {
        drag.value = { key: dragged.key, order: moved(order, from, over) };
      }
    };
    const drop = () => {
      drag.value = null;
      if (order.includes(dragged.key) && order.join() !== keys.join()) {
        onOrder(order);
      }
    };
    const abandon = () => {
      drag.value = null;
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", abandon);
    return () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", abandon);
    };
  });

  // Moving a row in the page takes the focus from its button; it is given back here.
  useLayoutEffect(() => {
    const wanted = refocus.current;
    const row = wanted === null ? null : rowsOf(list.current)[keys.indexOf(wanted.key)];
    if (wanted !== null && row && row.contains(document.activeElement) === false) {
      const button = row.querySelector<HTMLButtonElement>(`[data-move=${wanted.direction}]`);
      (button?.disabled
        ? row.querySelector<HTMLButtonElement>("[data-move]:enabled")
        : button
      )?.focus();
      refocus.current = null;
    }
  }, [keys.join()]);

  const step = (key: K, name: string, by: -1 | 1) => {
    const from = keys.indexOf(key);
    refocus.current = { key, direction: by < 0 ? "up" : "down" };
    onOrder(moved(keys, from, from + by));
    spoken.value = t("movedTo", { what: name, place: from + by + 1, count: keys.length });
  };

  return (
    <ol class="order" ref={list} aria-label={props.label} data-dragging={dragged !== null}>
      {rows.map(({ key, name, content, gone }, index) => (
        <PlaceRow
          key={names[index]}
          class="order-row"
          gone={gone}
          over={t("leftPlace")}
          dragged={dragged?.key === key}
        >
          <span
            class="order-handle"
            aria-hidden="true"
            onPointerDown={(event) => {
              if (event.button === 0) {
                event.preventDefault();
                drag.value = { key, order: keys };
              }
            }}
          >
            ⠿
          </span>
          <div class="order-content">{content}</div>
          <button
            type="button"
            class="order-move"
            data-move="up"
            disabled={key === order[0]}
            aria-label={t("moveUp", { what: name })}
            onClick={() => step(key, name, -1)}
          >
            <span aria-hidden="true">↑</span>
          </button>
          <button
            type="button"
            class="order-move"
            data-move="down"
            disabled={key === order.at(-1)}
            aria-label={t("moveDown", { what: name })}
            onClick={() => step(key, name, 1)}
          >
            <span aria-hidden="true">↓</span>
          </button>
        </PlaceRow>
      ))}
    </ol>
  );
}
