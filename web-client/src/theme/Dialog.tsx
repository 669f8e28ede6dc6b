import type { ComponentChild, ComponentChildren } from "preact";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../i18n/shared";
import { SETTLE_MS } from "./settling";

/** A modal dialog on the native element: focus stays in it, Escape and the backdrop close it. */
export function Dialog(props: {
  title: ComponentChild;
  onClose: () => void;
  /** The attributes of a title in another language than the page's. */
  said?: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  /** A CSS width, where the usual one is too narrow. */
  width?: string;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const openedAt = useMemo(() => performance.now(), []);
  // At once, not after the next picture: the next key would be for what lies behind it.
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) {
        opener.focus();
      }
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={title}
      style={props.width === undefined ? undefined : { "--dialog-width": props.width }}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onMouseDown={(event) => {
        // The second press of a double click was not meant for what has just come under it.
        if (isBeside(event) && performance.now() - openedAt >= SETTLE_MS) {
          props.onClose();
        }
      }}
    >
      <div class="dialog-head">
        <h2 id={title} {...props.said}>
          {props.title}
        </h2>
        <button type="button" class="dialog-close" aria-label={t("close")} onClick={props.onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div class="dialog-body">{props.children}</div>
    </dialog>
  );
}

/** Whether a press is on the backdrop; to browsers that, and its own scroll bar, are the dialog too. */
function isBeside({ target, currentTarget, clientX, clientY }: MouseEvent): boolean {
  if (target !== currentTarget || !(target instanceof HTMLDialogElement)) {
    return false;
  }
  const { left, right, top, bottom } = target.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
