import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { Button } from "../theme/Button";
import { byUrgency } from "./calls";
import { useDesk } from "./desk";
import "./RoomDrawer.css";

const ID = "room-drawer";

/** Whether the right column is pulled out, where there is no room for it beside the tables. */
export function useDrawer(): Signal<boolean> {
  return useSignal(false);
}

/** The right column: what the room sees, who asked for help, and messages. A drawer on narrow screens. */
export function RoomDrawer(props: { drawer: Signal<boolean>; children: ComponentChildren }) {
  const { drawer } = props;
  const panel = useRef<HTMLElement>(null);
  const open = drawer.value;
  // Before the page is drawn again, when what has the focus can still give it back.
  useLayoutEffect(() => {
    if (!open) {
      return;
    }
    const opener = document.activeElement;
    panel.current?.querySelector("button")?.focus();
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
        drawer.value = false;
      }
    };
    document.addEventListener("keydown", pressed);
    return () => {
      document.removeEventListener("keydown", pressed);
      if (panel.current?.contains(document.activeElement) && opener instanceof HTMLElement) {
        opener.focus();
      }
    };
  }, [open, drawer]);
  return (
    <aside class="side" id={ID} data-open={open} aria-label={t("roomColumn")} ref={panel}>
      <Button
        class="side-close"
        kind="bare"
        size="small"
        onClick={() => {
          drawer.value = false;
        }}
      >
        {t("close")}
      </Button>
      {props.children}
    </aside>
  );
}

/** Opens the drawer; says how many tables wait for somebody, and how long the first of them has. */
export function DrawerToggle({ drawer }: { drawer: Signal<boolean> }) {
  const desk = useDesk();
  const note = useId();
  const waiting = byUrgency(desk.workshop.value.tables).filter(({ claim }) => claim === null);
  const [first] = waiting;
  return (
    <Button
      class="side-toggle"
      means={String(drawer.value)}
      data-waiting={first !== undefined}
      aria-expanded={drawer.value}
      aria-controls={ID}
      aria-describedby={note}
      onClick={() => {
        drawer.value = !drawer.value;
      }}
    >
      <span class="side-toggle-words">{t("roomColumn")}</span>
      <small class="side-toggle-note" id={note} aria-hidden="true">
        {first === undefined
          ? t("nobodyWaits")
          : t("helpWaits", {
              count: waiting.length,
              duration: duration(desk.second.value - first.help),
            })}
      </small>
    </Button>
  );
}
