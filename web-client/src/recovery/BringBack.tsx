import { type Signal, signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect } from "preact/hooks";
import { ApiError } from "../connection/api";
import { askBeforeClosing } from "../connection/ask-closing";
import { CallKey } from "../connection/call-key";
import { Drafts } from "../connection/drafts";
import { keepLinks } from "../connection/links";
import { leftToRight } from "../i18n/both-ways";
import { groupedCode, ownZone } from "../i18n/format";
import { t } from "../i18n/recovery";
import { standing } from "../i18n/translate";
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

const USUAL_TABLES = "8";

/** What is typed from paper, but for keys: the device remembers it until the workshop is back. */
const drafts = new Drafts("charrette/create/draft/bring-back");

/** Keys, and a sheet's text, which has one: they last as long as the page, and nothing else keeps them. */
const secrets = { key: signal(""), text: signal(""), createKey: signal("") };
/** The key of the call lasts as long: whoever presses again after a lost answer makes the same call. */
const callKey = new CallKey();
const anySecret = () => Object.values(secrets).some(({ value }) => value !== "");

const tableNamed = (number: number) => t("table", { number });

/** Gives this server a recovery sheet, as a file, as the text of its QR code, or typed from paper. */
export function BringBack(props: {
  keyNeeded: boolean;
  activities: readonly ActivityChoice[];
  /** Why the server did not do it, where bringing back is like creating. */
  problemWords: (error: unknown) => string;
  keyField: (key: Signal<string>) => ComponentChild;
  /** A field for the zone of the place, which is this device's own until one is chosen. */
  zoneField: (own: string, chosen: Signal<string>) => ComponentChild;
  onBack: () => void;
}) {
  const sheet = useSignal<RecoverySheet | null>(null);
  const problem = useSignal("");
  const busy = useSignal(false);
  const { createKey } = secrets;
  const here = ownZone();
  const typed = {
    name: drafts.of("name"),
    id: drafts.of("id"),
    joinCode: drafts.of("code"),
    key: secrets.key,
    tables: useSignal(drafts.of("tables").peek() || USUAL_TABLES),
    activity: drafts.of("activity/chosen"),
    zone: drafts.of("zone/chosen"),
  };
  useSignalEffect(() => {
    const tables = typed.tables.value;
    drafts.of("tables").value = tables === USUAL_TABLES ? "" : tables;
  });
  useEffect(() => askBeforeClosing(anySecret, anySecret), []);
  const chosen = props.activities.find(({ id }) => id === typed.activity.value);
  const activity = (chosen ?? props.activities[0])?.id ?? typed.activity.value;
  useEffect(() => take(secrets.text.peek()), []);
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
      activity,
      language: null,
      zone: typed.zone.value || here,
      deleteAfter: Date.now() + KEEP_DAYS * DAY_MS,
      tables: numbered(Number(typed.tables.value) || 1, tableNamed),
    };
    busy.value = true;
    try {
      const { deleteAfter: _, ...asked } = given;
      const back = await bringBack(given, createKey.value.trim(), callKey.of(asked));
      keepLinks(back.id, { screen: back.links.screen });
      for (const done of [...Object.values(secrets), ...Object.values(typed)]) {
        done.value = "";
      }
      callKey.answered();
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
            value={secrets.text.value}
            onInput={(event) => {
              secrets.text.value = event.currentTarget.value;
              take(secrets.text.value);
            }}
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
                value={activity}
                onChange={(event) => {
                  typed.activity.value = event.currentTarget.value;
                }}
              >
                {props.activities.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {standing(title)} ({standing(id)})
                  </option>
                ))}
              </select>
            </label>
            {here !== null && props.zoneField(here, typed.zone)}
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
