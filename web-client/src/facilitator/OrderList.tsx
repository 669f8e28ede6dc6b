import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { useSaid } from "../theme/Said";
import "./OrderList.css";

/** The list with the entry at `from` moved to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const entry = list[from];
  return entry === undefined ? [...list] : [...rest.slice(0, to), entry, ...rest.slice(to)];
}

interface Entry<K extends string | number> {
  readonly key: K;
  /** How the entry is called when it is spoken of: "table 3". */
  readonly name: string;
  readonly content: ComponentChildren;
}

/** A list whose order is changed by dragging a handle, or by the two buttons beside it. */
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
  const order = dragged?.order ?? keys;
  const shown = order.flatMap((key) => entries.find((entry) => entry.key === key) ?? []);

  useEffect(() => {
    if (dragged === null) {
      return;
    }
    const move = (event: PointerEvent) => {
      const rows = [...(list.current?.children ?? [])];
      const from = dragged.order.indexOf(dragged.key);
      const over = rows.findIndex((row) => {
        const box = row.getBoundingClientRect();
        return event.clientY >= box.top && event.clientY <= box.bottom;
      });
      if (over >= 0 && over !== from) {
        drag.value = { key: dragged.key, order: moved(dragged.order, from, over) };
      }
    };
    const drop = () => {
      drag.value = null;
      if (dragged.order.join() !== keys.join()) {
        onOrder(dragged.order);
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
    const row = wanted === null ? null : list.current?.children[keys.indexOf(wanted.key)];
    if (wanted !== null && row && row.contains(document.activeElement) === false) {
      const button = row.querySelector<HTMLButtonElement>(`[data-move=${wanted.direction}]`);
      (button?.disabled
        ? row.querySelector<HTMLButtonElement>("[data-move]:enabled")
        : button
      )?.focus();
      refocus.current = null;
    }
  }, [keys.join()]);

  // Whoever comes first now is seen first, unless somebody is at work further down.
  useEffect(() => {
    if (dragged === null && !list.current?.contains(document.activeElement)) {
      list.current?.scrollTo({ top: 0 });
    }
  }, [keys[0]]);

  const step = (key: K, name: string, by: -1 | 1) => {
    const from = keys.indexOf(key);
    refocus.current = { key, direction: by < 0 ? "up" : "down" };
    onOrder(moved(keys, from, from + by));
    spoken.value = t("movedTo", { what: name, place: from + by + 1, count: keys.length });
  };

  return (
    <ol class="order" ref={list} aria-label={props.label} data-dragging={dragged !== null}>
      {shown.map(({ key, name, content }, index) => (
        <li key={key} class="order-row" data-dragged={dragged?.key === key}>
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
            disabled={index === 0}
            aria-label={t("moveUp", { what: name })}
            onClick={() => step(key, name, -1)}
          >
            <span aria-hidden="true">↑</span>
          </button>
          <button
            type="button"
            class="order-move"
            data-move="down"
            disabled={index === shown.length - 1}
            aria-label={t("moveDown", { what: name })}
            onClick={() => step(key, name, 1)}
          >
            <span aria-hidden="true">↓</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
