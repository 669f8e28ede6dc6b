import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { CallKey } from "../../connection/call-key";
import { problemOf } from "../../connection/outcome";
import { t } from "../../i18n/create";
import { inLanguage } from "../../i18n/direction";
import { ownZone } from "../../i18n/format";
import { language } from "../../i18n/language";
import { plannedTimes } from "../../i18n/plan-times";
import type { Created } from "../../protocol/creating";
import { MOST_TABLES } from "../../protocol/creating";
import { Banner } from "../../theme/Banner";
import { Button } from "../../theme/Button";
import { Limit } from "../../theme/Limit";
import { ActivityField } from "./ActivityField";
import { useActivityList } from "./activities";
import { createWorkshop } from "./calls";
import { drafts } from "./drafts";
import { KeyField } from "./KeyField";
import { PlaceFields } from "./PlaceFields";
import {
  NAME_LENGTH,
  type PlannedTable,
  placesOfRoom,
  planTables,
  readPlan,
  renamed,
  typePlace,
  writePlan,
} from "./plan";
import { problemWords } from "./problem-words";
import { WhenFields } from "./WhenFields";
import { ZoneField } from "./ZoneField";
import "./CreateForm.css";

const USUAL_TABLES = 8;
const callKey = CallKey.among(drafts, "create");

/** What is asked before a workshop is created: name, activity, tables and their places. */
export function CreateForm(props: {
  keyNeeded: boolean;
  onCreated: (name: string, workshop: Created) => void;
}) {
  const list = useActivityList();
  const chosen = drafts.of("activity/chosen");
  const activities = list.choices.value;
  const activity = activities.find(({ id }) => id === chosen.value) ?? activities[0];
  const ownLanguage = drafts.of("language/chosen");
  const workshopLanguage = activity?.languages.includes(ownLanguage.value)
    ? ownLanguage.value
    : activity?.language;
  // Until the list is there places are asked for, as for the server's first activity.
  const place =
    activity === undefined ? { one: t("tablePlace"), many: t("tablePlaces") } : activity.place;
  const placeLanguage = activity?.language ?? language.value;
  const offered = useMemo(
    () => (activity === undefined ? [] : list.placesOf(activity.id, workshopLanguage ?? "")),
    [list, activity, workshopLanguage],
  );
  const ofRoom = drafts.of("place/chosen");
  const places = placesOfRoom(offered, ofRoom.value);
  const name = drafts.of("name");
  const nameField = useRef<HTMLInputElement>(null);
  const key = useSignal("");
  const here = ownZone();
  const chosenZone = drafts.of("zone/chosen");
  const zone = chosenZone.value || here;
  const start = drafts.of("start");
  const end = drafts.of("end");
  const times = plannedTimes(start.value, end.value, Date.now(), 0, zone ?? undefined);
  const plan = drafts.of("tables");
  const tables = useSignal<readonly PlannedTable[]>(readPlan(plan.peek()));
  const count = useSignal(String(tables.peek().length || USUAL_TABLES));
  const keepPlan = () => {
    const isUsual =
      tables.value.length === USUAL_TABLES && !tables.value.some(({ typed }) => typed);
    plan.value = isUsual ? "" : writePlan(tables.value);
  };
  const problem = useSignal<ComponentChild>("");
  const busy = useSignal(false);
  const last = useRef({ activity, offered });
  useEffect(() => {
    const { activity: before, offered: names } = last.current;
    last.current = { activity, offered };
    if (before?.id === activity?.id) {
      ofRoom.value = renamed(ofRoom.value, names, offered);
      tables.value = tables.value.map((table) => ({
        ...table,
        place: renamed(table.place, names, offered),
      }));
      keepPlan();
    }
  }, [offered]);
  useEffect(() => {
    if (count.value !== "") {
      tables.value = planTables(tables.value, Number(count.value), places);
      keepPlan();
    }
  }, [count.value, places.join("|")]);

  const submit = async () => {
    if (busy.value) {
      return;
    }
    if (callKey.isUnheard && !list.settled.value) {
      // Without the activity it would be another call than the one that was not answered.
      problem.value = t("createNetwork");
      return;
    }
    const missing =
      place === null ? -1 : tables.value.findIndex((table) => table.place.trim() === "");
    if (name.value.trim() === "") {
      problem.value = t("nameMissing");
      return;
    }
    if (place !== null && missing >= 0) {
      problem.value = t.rich("placeMissing", {
        place: <bdi {...inLanguage(placeLanguage)}>{place.one}</bdi>,
        number: missing + 1,
      });
      return;
    }
    if (times === null) {
      problem.value = t("whenWrong");
      return;
    }
    problem.value = "";
    busy.value = true;
    try {
      const workshop = {
        name: name.value.trim(),
        tables: tables.value.map((table) => ({
          place: place === null ? "" : table.place.trim(),
        })),
        ...(activity === undefined ? {} : { activity: activity.id }),
        ...(workshopLanguage === undefined ? {} : { language: workshopLanguage }),
        ...(zone === null ? {} : { zone }),
        ...(times.start === null ? {} : { start: times.start }),
        ...(times.end === null ? {} : { end: times.end }),
      };
      const created = await createWorkshop(workshop, key.value.trim(), callKey.of(workshop));
      for (const done of [name, plan, start, end, chosen, ofRoom, ownLanguage, chosenZone]) {
        done.value = "";
      }
      callKey.answered();
      props.onCreated(workshop.name, created);
    } catch (error) {
      if (problemOf(error).name === "not-now") {
        // It was created, and is nobody's by now: its link was revoked. The next press creates another.
        callKey.answered();
      }
      problem.value = problemWords(error, props.keyNeeded, true);
      busy.value = false;
    }
  };

  return (
    <form
      class="create-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p class="create-intro">{t("createIntro")}</p>
      <label class="field">
        <span>{t("nameLabel")}</span>
        <input
          ref={nameField}
          class="input"
          dir="auto"
          required
          maxLength={NAME_LENGTH}
          placeholder={t("namePlaceholder")}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      <Limit field={nameField} />
      <ActivityField
        list={list}
        chosen={activity}
        language={workshopLanguage ?? ""}
        keyNeeded={props.keyNeeded}
        createKey={() => key.value.trim()}
        onChoose={(id) => {
          chosen.value = id;
        }}
        onLanguage={(tag) => {
          ownLanguage.value = tag;
        }}
      />
      <CountField
        count={count.value}
        planned={tables.value.length}
        onCount={(next) => {
          count.value = next;
        }}
      />
      {place !== null && (
        <PlaceFields
          word={place}
          language={placeLanguage}
          placesLanguage={workshopLanguage ?? language.value}
          tables={tables.value}
          offered={offered}
          ofRoom={ofRoom.value}
          onRoom={(name) => {
            ofRoom.value = name;
          }}
          onPlace={(index, name) => {
            tables.value = typePlace(tables.value, index, name);
            keepPlan();
          }}
        />
      )}
      <WhenFields
        start={start.value}
        end={end.value}
        planned={times}
        zone={zone}
        onStart={(next) => {
          start.value = next;
        }}
        onEnd={(next) => {
          end.value = next;
        }}
      />
      {here !== null && (
        <ZoneField
          own={here}
          zone={zone ?? here}
          onZone={(next) => {
            chosenZone.value = next;
          }}
        />
      )}
      {props.keyNeeded && <KeyField value={key} hint={t("keyHint")} />}
      {problem.value !== "" && (
        <Banner tone="late" live="alert">
          {problem.value}
        </Banner>
      )}
      <Button type="submit" kind="primary" aria-disabled={busy.value}>
        {busy.value ? t("creating") : t("createButton")}
      </Button>
    </form>
  );
}

function CountField(props: { count: string; planned: number; onCount: (count: string) => void }) {
  const within = (tables: number) => String(Math.min(MOST_TABLES, Math.max(1, tables)));
  const step = (by: number) => props.onCount(within(props.planned + by));
  return (
    <div class="field">
      <label class="field-label" for="create-count">
        {t("countLabel")}
      </label>
      <div class="create-count">
        <Button aria-label={t("fewer")} aria-disabled={props.planned <= 1} onClick={() => step(-1)}>
          <span aria-hidden="true">−</span>
        </Button>
        <input
          id="create-count"
          class="input"
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_TABLES}
          value={props.count}
          onInput={(event) => props.onCount(event.currentTarget.value)}
          onBlur={(event) => {
            // What was typed last, which may not have been planned yet; nothing, or no number, is as it was.
            props.onCount(within(Math.trunc(Number(event.currentTarget.value)) || props.planned));
          }}
        />
        <Button
          aria-label={t("more")}
          aria-disabled={props.planned >= MOST_TABLES}
          onClick={() => step(1)}
        >
          <span aria-hidden="true">+</span>
        </Button>
      </div>
    </div>
  );
}
