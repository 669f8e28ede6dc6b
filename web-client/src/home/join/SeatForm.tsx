import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Drafts } from "../../connection/drafts";
import { t } from "../../i18n/join";
import type { Invitation } from "../../protocol/joining";
import type { Participant } from "../../protocol/workshop";
import { Button } from "../../theme/Button";
import { Limit } from "../../theme/Limit";
import { Said, useSaid } from "../../theme/Said";
import { rememberedName, rememberName } from "./name";
import "./SeatForm.css";

const drafts = new Drafts("charrette/join/draft");

/** One's name and one's table. */
export function SeatForm(props: {
  invitation: Invitation;
  /** Where this browser sits already, null when nowhere. */
  seated: Participant | null;
  /** The table that the link names, null when it names none. */
  preselected: number | null;
  /** The table that was just found full, null when none was. */
  full: number | null;
  busy: boolean;
  trouble: string;
  /** Whether it comes in the place of what had the focus. */
  focused: boolean;
  onSit: (name: string, table: number) => void;
  onBack: () => void;
}) {
  const { invitation, seated } = props;
  const known = (wanted: number | null | undefined) => {
    const open = invitation.closed[String(wanted)] ?? wanted;
    return invitation.tables.find(({ number }) => number === open)?.number ?? null;
  };
  const draft = drafts.of("name");
  const name = useSignal(draft.value || (seated?.name ?? rememberedName()));
  const table = useSignal(known(props.preselected) ?? known(seated?.table));
  const missing = useSignal<"name" | "table" | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const group = useId();
  const trouble = useId();
  const linked = known(props.preselected) !== null;
  const choosing = useSignal(!linked);
  const chosen = invitation.tables.find(({ number }) => number === table.value);

  const title = useRef<HTMLHeadingElement>(null);
  const tables = useRef<HTMLFieldSetElement>(null);

  const first = useMemo(() => {
    if (linked && name.value === "") {
      // Who comes by a table's own code has nothing else to do here than to say a name.
      return nameField;
    }
    return props.focused ? title : null;
  }, []);
  useLayoutEffect(() => first?.current?.focus(), []);
  // The button that shows them is gone.
  useLayoutEffect(() => {
    if (linked && choosing.value) {
      tables.current?.querySelector<HTMLElement>(":checked")?.focus();
    }
  }, [choosing.value]);
  // What has the focus is read without being told.
  useSaid(first === title ? "" : invitation.name);

  const submit = (event: Event) => {
    event.preventDefault();
    const words = name.value.trim();
    if (props.busy) {
      return;
    }
    if (words === "") {
      missing.value = "name";
      nameField.current?.focus();
    } else if (table.value === null) {
      missing.value = "table";
    } else {
      missing.value = null;
      rememberName(words);
      draft.value = "";
      props.onSit(words, table.value);
    }
  };
  const words =
    missing.value === "name"
      ? t("nameMissing")
      : missing.value === "table"
        ? t("tableMissing")
        : props.full !== null
          ? fullWords(invitation, props.full)
          : props.trouble;
  return (
    <form class="join-seat" onSubmit={submit}>
      <div class="join-workshop">
        <h2 ref={title} tabIndex={-1} dir="auto">
          {invitation.name}
        </h2>
        <button type="button" onClick={props.onBack}>
          {t("otherCode")}
        </button>
      </div>
      {seated !== null && (
        <a class="button wide-link" data-kind="dark" href={`/t/${invitation.workshopId}`}>
          {t("goBack", { name: seated.name, number: seated.table })}
        </a>
      )}
      <label class="field">
        <span>{t("firstName")}</span>
        <input
          ref={nameField}
          class="input name-input"
          type="text"
          dir="auto"
          maxLength={40}
          autocomplete="given-name"
          autocapitalize="words"
          enterkeyhint="go"
          aria-describedby={trouble}
          aria-invalid={missing.value === "name"}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
            draft.value = name.value;
            if (missing.value === "name") {
              missing.value = null;
            }
          }}
        />
        <span class="field-hint">{t("nameHint")}</span>
      </label>
      <Limit field={nameField} />
      {choosing.value || chosen === undefined || props.full !== null ? (
        <fieldset ref={tables} class="tables" aria-describedby={trouble}>
          <legend>{t("yourTable")}</legend>
          {invitation.tables.map((entry) => (
            <label key={entry.number}>
              <input
                class="drawn-by-label"
                type="radio"
                name={group}
                value={entry.number}
                checked={entry.number === table.value}
                onChange={() => {
                  table.value = entry.number;
                  missing.value = null;
                }}
              />
              <span class="table-choice">
                <b>{entry.number}</b>
                <span>
                  <bdi>{entry.place}</bdi>
                  {entry.label !== "" && <small dir="auto">{entry.label}</small>}
                  <small>
                    {entry.number === props.full
                      ? t("full")
                      : entry.people === 0
                        ? t("nobodyThere")
                        : t("people", { count: entry.people })}
                  </small>
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <div class="seat-chosen">
          <span class="table-choice" data-chosen="true">
            <b>{chosen.number}</b>
            <span>
              {chosen.place === ""
                ? t("table", { number: chosen.number })
                : t("tableAndPlace", { number: chosen.number, place: chosen.place })}
              <small dir="auto">{chosen.label}</small>
            </span>
          </span>
          <Button
            onClick={() => {
              choosing.value = true;
            }}
          >
            {t("otherTable")}
          </Button>
        </div>
      )}
      <div class="join-foot">
        <Said urgent class="field-error" id={trouble} words={words} />
        <Button type="submit" kind="primary" means="join" aria-disabled={props.busy}>
          {props.busy
            ? t("joining")
            : table.value === null
              ? t("joinIn")
              : t("joinTable", { number: table.value })}
        </Button>
      </div>
    </form>
  );
}

/** That a table is full, and where most room is. */
function fullWords({ tables }: Invitation, full: number): string {
  const [roomiest] = tables
    .filter(({ number }) => number !== full)
    .sort((a, b) => a.people - b.people);
  return roomiest === undefined ? t("tableFull") : t("tableFullGoTo", { number: roomiest.number });
}
