import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useMemo } from "preact/hooks";
import { ApiError } from "../connection/api";
import { CallKey } from "../connection/call-key";
import { keepLinks } from "../connection/links";
import { leftToRight } from "../i18n/both-ways";
import { groupedCode } from "../i18n/format";
import { t } from "../i18n/recovery";
import type { ActivityChoice } from "../protocol/creating";
import { numbered, type RecoverySheet, sheetOf } from "../protocol/recovery";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { useReturned } from "../theme/returned";
import { Said } from "../theme/Said";
import { bringBack } from "./calls";
import "./BringBack.css";

const DAY_MS = 86_400_000;
/** A workshop whose date of deletion nobody typed is kept as long as one that is created. */
const KEEP_DAYS = 30;

const tableNamed = (number: number) => t("table", { number });

/** Gives this server a recovery sheet, as a file, as the text of its QR code, or typed from paper. */
export function BringBack(props: {
  keyNeeded: boolean;
  activities: readonly ActivityChoice[];
  /** Why the server did not do it, where bringing back is like creating. */
  problemWords: (error: unknown) => string;
  keyField: (key: Signal<string>) => ComponentChild;
  onBack: () => void;
}) {
  const sheet = useSignal<RecoverySheet | null>(null);
  const problem = useSignal("");
  const busy = useSignal(false);
  const createKey = useSignal("");
  const typed = {
    name: useSignal(""),
    id: useSignal(""),
    joinCode: useSignal(""),
    key: useSignal(""),
    tables: useSignal("8"),
    activity: useSignal(""),
  };
  const callKey = useMemo(() => new CallKey(), []);

  const take = (said: string) => {
    sheet.value = said.trim() === "" ? null : sheetOf(said, tableNamed);
    problem.value = sheet.value === null && said.trim() !== "" ? t("notASheet") : "";
  };
  useReturned(() => {
    busy.value = false;
  });
  const submit = async () => {
    if (busy.value) {
      return;
    }
    const given = sheet.value ?? {
      sheet: 1,
      id: typed.id.value,
      joinCode: typed.joinCode.value,
      key: typed.key.value,
      name: typed.name.value.trim(),
      activity: typed.activity.value || (props.activities[0]?.id ?? ""),
      language: null,
      zone: null,
      deleteAfter: Date.now() + KEEP_DAYS * DAY_MS,
      tables: numbered(Number(typed.tables.value) || 1, tableNamed),
    };
    busy.value = true;
    try {
      const { deleteAfter: _, ...asked } = given;
      const back = await bringBack(given, createKey.value.trim(), callKey.of(asked));
      keepLinks(back.id, { screen: back.links.screen });
      location.assign(`/facilitate/${back.id}`);
    } catch (error) {
      const name = error instanceof ApiError ? error.problem.name : "";
      problem.value =
        name === "conflict"
          ? t("backConflict")
          : name === "malformed"
            ? t("backMalformed")
            : props.problemWords(error);
      busy.value = false;
    }
  };
  const field = (label: string, value: Signal<string>, kind: "text" | "number" = "text") => (
    <label class="field">
      <span>{label}</span>
      <input
        class="input"
        inputMode={kind === "number" ? "numeric" : "text"}
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        required={sheet.value === null}
        dir="auto"
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </label>
  );
  const found = sheet.value;
  return (
    <Dialog title={t("bringBack")} onClose={props.onBack} width="640px">
      <form
        class="bring-back"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t("bringBackHint")}</p>
        <label class="field">
          <span>{t("fromFile")}</span>
          <input
            class="input"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              event.currentTarget.files?.[0]?.text().then(take, () => take("?"));
            }}
          />
        </label>
        <label class="field">
          <span>{t("fromText")}</span>
          <textarea
            class="input"
            rows={2}
            spellcheck={false}
            autoComplete="off"
            dir="ltr"
            onInput={(event) => take(event.currentTarget.value)}
          />
        </label>
        {found === null && (
          <fieldset class="bring-back-typed">
            <legend>{t("fromPaper")}</legend>
            {field(t("typedName"), typed.name)}
            {field(t("workshopId"), typed.id)}
            {field(t("joinCode"), typed.joinCode)}
            {field(t("recoveryKey"), typed.key)}
            {field(t("typedTables"), typed.tables, "number")}
            <label class="field">
              <span>{t("activityId")}</span>
              <select
                class="input"
                value={typed.activity.value}
                onChange={(event) => {
                  typed.activity.value = event.currentTarget.value;
                }}
              >
                {props.activities.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title} ({id})
                  </option>
                ))}
              </select>
            </label>
            <p class="field-hint">{t("typedHint")}</p>
          </fieldset>
        )}
        {found !== null && (
          <Said
            words={t("foundSheet", {
              name: found.name,
              code: leftToRight(groupedCode(found.joinCode)),
              tables: t("tablesOf", { count: found.tables.length }),
            })}
          />
        )}
        {props.keyNeeded && props.keyField(createKey)}
        {problem.value !== "" && (
          <Banner tone="late" live="alert">
            {problem.value}
          </Banner>
        )}
        <Button type="submit" kind="primary" aria-disabled={busy.value}>
          {t(busy.value ? "bringingBack" : "bringItBack")}
        </Button>
      </form>
    </Dialog>
  );
}
