import { t } from "../i18n/facilitator";
import type { Field } from "../protocol/activity";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { chosenOf, type Focus, sheetOfField, textOf } from "../workshop/focus";
import { isHidden } from "../workshop/selectors-later";
import { isWriting, type TableStatus } from "../workshop/table-state";
import { useDesk } from "./desk";
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
  return (
    <article class="table-card" data-status={props.status.kind}>
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
    <div class="part" data-hue={sheetOfField(desk.activity.value, field.id)?.colour}>
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

/** Who of a table has which part. */
export function Roles(props: { digest: Digest | undefined; table: number }) {
  const desk = useDesk();
  return (
    <>
      {desk.activity.value.roles.map(({ id, name: role }) => {
        const name = props.digest?.roles[id];
        const label = <bdi {...desk.activityLang.value}>{role}</bdi>;
        return (
          <p key={id} class="part-role">
            {name
              ? t.rich("labelled", { label, name: <bdi>{name}</bdi> })
              : t.rich("roleOpen", { role: label })}
            {isHidden(desk.workshop.value, props.table, id) && (
              <span class="part-hidden"> {t("hiddenItem")}</span>
            )}
          </p>
        );
      })}
    </>
  );
}
