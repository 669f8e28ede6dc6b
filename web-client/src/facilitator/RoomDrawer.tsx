import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
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

/** Opens the drawer; says which tables wait for help while it is shut. */
export function DrawerToggle({ drawer }: { drawer: Signal<boolean> }) {
  const waiting = useDesk()
    .workshop.value.tables.flatMap(({ number, help }) => (help === null ? [] : [{ number, help }]))
    .sort((a, b) => a.help - b.help)
    .map(({ number }) => number);
  return (
    <Button
      class="side-toggle"
      means={String(drawer.value)}
      data-waiting={waiting.length > 0}
      aria-expanded={drawer.value}
      aria-controls={ID}
      onClick={() => {
        drawer.value = !drawer.value;
      }}
    >
      <span class="side-toggle-words">
        {waiting.length === 0 ? t("roomColumn") : t("helpAt", { tables: waiting.join(", ") })}
      </span>
    </Button>
  );
}
