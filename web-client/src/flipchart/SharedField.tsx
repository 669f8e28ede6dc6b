import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Text } from "yjs";
import { personHue } from "../theme/Avatar";
import { Limit } from "../theme/Limit";
import type { Board } from "./board";
import { lateBeside } from "./late-beside";
import { historyOf, TextBinding } from "./text-binding";
import { visibleText } from "./visible-text";
import "./SharedField.css";

/** Far more than is said in some minutes; keeps a pasted book out. */
const MOST = 10_000;

interface Caret {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Tells where its owner put it: another whenever they move it, and not when text moves it. */
  readonly put: string;
}

/**
 * A native text area that a table writes in together. Behind it lies a mirror with the same text and
 * type, which gives the field its height and shows the others' carets where they are. While a long
 * composition keeps others' words out of the text area, the mirror is shown in its place, with one's own
 * caret.
 */
export function SharedField(props: {
  board: Board;
  /** The field's name in awareness (SPEC F3). */
  field: string;
  text: Text;
  label: string;
  placeholder: string;
  /** The attributes of the placeholder where it is the activity's; none where it is the page's. */
  said?: Board["said"] | undefined;
  /** The look: large for what a sheet is for, plain for notes. */
  look?: "large" | "plain";
  describedBy?: string;
}) {
  const { board, field, text } = props;
  const history = board.history(text, historyOf);
  const area = useRef<HTMLTextAreaElement>(null);
  const bound = useSignal<TextBinding | null>(null);
  const value = useSignal(visibleText(text));
  /** Where one's own caret is in the mirror; null while the text area shows it. */
  const own = useSignal<number | null>(null);

  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) {
      return;
    }
    const binding = new TextBinding(element, text, history, () => {
      value.value = binding.words;
      publish();
    });
    const publish = () => {
      const place = binding.selection();
      own.value = binding.behind ? place.head : null;
      const late = lateBeside.content.peek();
      if (document.activeElement === element) {
        board.place(
          field,
          late && {
            anchor: late.placeAt(text, place.anchor),
            head: late.placeAt(text, place.head),
          },
        );
      }
    };
    const stop = lateBeside.content.subscribe(publish);
    lateBeside.fetch().catch(() => {}); // by the page, again
    const leave = () => board.place(null);
    bound.value = binding;
    value.value = binding.words;
    document.addEventListener("selectionchange", publish);
    element.addEventListener("focus", publish);
    element.addEventListener("blur", leave);
    return () => {
      binding.destroy();
      stop();
      document.removeEventListener("selectionchange", publish);
      element.removeEventListener("focus", publish);
      element.removeEventListener("blur", leave);
      if (document.activeElement === element) {
        leave();
      }
    };
  }, [board, field, text, history, bound, value, own]);

  const carets = useComputed((): Caret[] => {
    // Reading the shown text keeps the carets in step with it.
    const length = value.value.length;
    const late = lateBeside.content.value;
    return board.writers.value.flatMap((writer) => {
      const head = writer.field === field && late ? late.indexIn(text, writer.head) : null;
      if (late === null || head === null) {
        return [];
      }
      const anchor = late.indexIn(text, writer.anchor) ?? head;
      const within = (index: number) => Math.min(bound.value?.placeOf(index) ?? index, length);
      return {
        key: writer.clientId,
        id: writer.id,
        name: writer.name,
        from: within(Math.min(anchor, head)),
        to: within(Math.max(anchor, head)),
        head: within(head),
        put: JSON.stringify(writer.head),
      };
    });
  });

  const OwnChanges = lateBeside.content.value?.OwnChanges;
  return (
    <>
      <div
        class="shared-field"
        data-look={props.look ?? "plain"}
        data-behind={own.value === null ? undefined : "true"}
      >
        <div class="mirror" dir="auto" aria-hidden="true">
          {mirror(value.value, carets.value, own.value)}
        </div>
        <textarea
          ref={area}
          dir="auto"
          lang={value.value ? "" : props.said?.lang}
          rows={1}
          maxLength={MOST}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          placeholder={props.placeholder}
          readOnly={board.locked.value}
          autocapitalize="sentences"
          spellcheck
        />
      </div>
      <Limit field={area} kept={board.drafts.of(`${field}/rest`)} />
      {OwnChanges && (
        <OwnChanges history={history} label={props.label} locked={board.locked.value} />
      )}
    </>
  );
}

/** Puts a caret's name on the side where there is room for it. */
function keepInside(caret: HTMLElement | null): void {
  const mirror = caret?.parentElement;
  if (caret && mirror) {
    const right = mirror.clientWidth - caret.offsetLeft;
    const along = getComputedStyle(mirror).direction === "rtl" ? right : caret.offsetLeft;
    caret.dataset.side = along > mirror.clientWidth / 2 ? "before" : "after";
    caret.dataset.line = caret.offsetTop < caret.offsetHeight / 2 ? "first" : "later";
  }
}

/** The text cut at every caret and selection end, with the carets between the pieces. */
function mirror(text: string, carets: readonly Caret[], own: number | null): ComponentChild[] {
  const cuts = new Set([0, own ?? 0, text.length]);
  for (const caret of carets) {
    cuts.add(caret.from).add(caret.to).add(caret.head);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const parts: ComponentChild[] = [];
  places.forEach((place, at) => {
    if (place === own) {
      parts.push(<i key="own" class="own-caret" />);
    }
    for (const caret of carets) {
      if (caret.head !== place) {
        continue;
      }
      parts.push(
        <i
          // A caret that moved says anew whose it is.
          key={`caret-${caret.key}-${caret.put}`}
          ref={keepInside}
          class="caret"
          data-name={caret.name.split(" ")[0]}
          style={{ "--person": `var(--${personHue(caret.id)})` }}
        />,
      );
    }
    const end = places[at + 1];
    if (end === undefined) {
      return;
    }
    const piece = text.slice(place, end);
    const owner = carets.find((caret) => caret.from <= place && caret.to >= end);
    parts.push(
      owner === undefined ? (
        piece
      ) : (
        <span
          key={`selected-${place}`}
          class="selected"
          style={{ "--person": `var(--${personHue(owner.id)})` }}
        >
          {piece}
        </span>
      ),
    );
  });
  // A last line break opens a line in the field; the mirror needs something on it.
  parts.push("\u200b");
  return parts;
}
