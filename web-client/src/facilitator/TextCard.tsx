import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import type { Field } from "../protocol/activity";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { chosenOf, type Focus, sheetOfField, textOf } from "../workshop/focus";
import { isHidden } from "../workshop/selectors-later";
import { isWriting, type TableStatus } from "../workshop/table-state";
import { useDesk } from "./desk";
import { followed } from "./follow";
import { Spoken, SpokenBar } from "./Spoken";
import { CardHead } from "./TableCard";
import "./TableCard.css";
import "./TextCard.css";

/** What one table has written in some fields, in full. */
export function TextCard(props: {
  table: WorkshopTable;
  digest: Digest | undefined;
  status: TableStatus;
  focus: Focus;
  fields: readonly Field[];
  /** Whether it says who of the table has which part: where its texts are presented. */
  roles: boolean;
  onOpen: () => void;
}) {
  const desk = useDesk();
  const card = useRef<HTMLElement>(null);
  const writing = props.fields.find(({ id }) => isWriting(props.digest, id, desk.second.peek()));
  useFollow(card, props.fields, writing?.id ?? null, props.digest);
  return (
    <article class="table-card text-card" data-status={props.status.kind} ref={card}>
      <CardHead {...props} />
      {props.roles && <Roles digest={props.digest} table={props.table.number} />}
      {props.fields.map((field) => (
        <FullText
          key={field.id}
          field={field}
          digest={props.digest}
          table={props.table.number}
          alone={props.fields.length === 1}
        />
      ))}
    </article>
  );
}

/**
 * Keeps in sight the end of what is being written, unless somebody has scrolled the card themselves since it
 * shows these fields.
 */
function useFollow(
  card: RefObject<HTMLElement | null>,
  fields: readonly Field[],
  field: string | null,
  digest: Digest | undefined,
) {
  const left = useRef(0);
  const shown = fields.map(({ id }) => id).join(" ");
  useLayoutEffect(() => {
    left.current = card.current?.scrollTop ?? 0;
  }, [card, shown]);
  useLayoutEffect(() => {
    const scroller = card.current;
    if (scroller === null) {
      return;
    }
    const text = field === null ? null : scroller.querySelector(`[data-field="${field}"]`);
    const head = scroller.querySelector(".table-card-head");
    left.current = followed(
      left.current,
      scroller,
      text &&
        head && {
          end: text.getBoundingClientRect().bottom,
          head: head.getBoundingClientRect().bottom,
          foot: scroller.getBoundingClientRect().bottom,
        },
    );
  }, [card, shown, field, digest]);
}

function FullText(props: {
  field: Field;
  digest: Digest | undefined;
  table: number;
  /** Whether it is the only text of its card: then its title would say what the view says. */
  alone: boolean;
}) {
  const desk = useDesk();
  const { field, digest, table } = props;
  const text = textOf(digest, field.id);
  const chosen = chosenOf(digest, field);
  return (
    <div
      class="part"
      data-field={field.id}
      data-hue={sheetOfField(desk.activity.value, field.id)?.colour}
    >
      {(!props.alone || field.spoken) && (
        <h4>
          <bdi {...desk.activityLang.value}>{field.title}</bdi>
          {field.spoken && <Spoken field={field.id} text={text} />}
        </h4>
      )}
      {isHidden(desk.workshop.value, table, field.id) && (
        <p class="part-hidden">{t("hiddenItem")}</p>
      )}
      <p class="part-full" data-empty={text === ""} dir="auto" lang={text === "" ? undefined : ""}>
        {text === "" ? t("notStarted") : text}
        {isWriting(digest, field.id, desk.second.peek()) && (
          <span class="part-caret" aria-hidden="true" />
        )}
      </p>
      {field.spoken && <SpokenBar field={field.id} text={text} />}
      {chosen !== null && text !== "" && (
        <p class="part-chosen" {...desk.activityLang.value}>
          {chosen}
        </p>
      )}
    </div>
  );
}

/** Who of a table has which part, and before that whether it is hidden: the end of a long name may scroll. */
export function Roles(props: { digest: Digest | undefined; table: number }) {
  const desk = useDesk();
  return (
    <>
      {desk.activity.value.roles.map(({ id, name: role }) => {
        const name = props.digest?.roles[id];
        const label = <bdi {...desk.activityLang.value}>{role}</bdi>;
        return (
          <p key={id} class="part-role">
            {isHidden(desk.workshop.value, props.table, id) && (
              <>
                <span class="part-hidden">{t("hiddenItem")}</span>
                {" · "}
              </>
            )}
            {name
              ? t.rich("labelled", { label, name: <bdi>{name}</bdi> })
              : t.rich("roleOpen", { role: label })}
          </p>
        );
      })}
    </>
  );
}
