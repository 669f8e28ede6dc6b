import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { problemOf } from "../../connection/api";
import { CallKey } from "../../connection/call-key";
import { Drafts } from "../../connection/drafts";
import { persist } from "../../connection/persist";
import { t } from "../../i18n/create";
import { ownZone } from "../../i18n/format";
import { language } from "../../i18n/language";
import { nameOf } from "../../i18n/languages";
import type { ActivityChoice, Created } from "../../protocol/creating";
import { MOST_TABLES } from "../../protocol/creating";
import { Banner } from "../../theme/Banner";
import { Button } from "../../theme/Button";
import { Limit } from "../../theme/Limit";
import { createWorkshop, fetchActivities } from "./calls";
import { KeyField } from "./KeyField";
import {
  CITY_LENGTH,
  citiesOfRoom,
  NAME_LENGTH,
  type PlannedTable,
  planTables,
  readPlan,
  typeCity,
  writePlan,
} from "./plan";
import { ZoneField } from "./ZoneField";
import "./CreateForm.css";

const USUAL_TABLES = 8;
const drafts = new Drafts("charrette/create/draft");

/** Why the server did not do it, in plain words. */
export function problemWords(error: unknown, keyNeeded: boolean): string {
  const { name } = problemOf(error);
  switch (name) {
    case "network":
      return t("createNetwork");
    case "unauthorised":
    case "forbidden":
      return keyNeeded ? t("keyWrong") : t("createForbidden");
    case "malformed":
    case "invalid-name":
    case "too-large":
      return t("createRefused");
    case "too-many-requests":
    case "journal-unavailable":
    case "busy":
    case "stopping":
      return t("createBusy");
    default:
      return t("createFailed", { name });
  }
}

/** The activities, those in the page's language first. */
export function useActivities(): readonly ActivityChoice[] {
  const activities = useSignal<readonly ActivityChoice[]>([]);
  useEffect(() => {
    // Until the list is there the server takes its first activity, and cities are typed.
    const left = new AbortController();
    persist(fetchActivities, { signal: left.signal, waiting: () => {} }).then(
      (known) => {
        activities.value = known;
      },
      () => {}, // given up, or refused
    );
    return () => left.abort();
  }, [activities]);
  const mine = (activity: ActivityChoice) => (activity.language === language.value ? 0 : 1);
  return [...activities.value].sort((a, b) => mine(a) - mine(b));
}

/** What is asked before a workshop is created: name, activity, tables and their cities. */
export function CreateForm(props: {
  keyNeeded: boolean;
  onCreated: (name: string, workshop: Created) => void;
}) {
  const activities = useActivities();
  const chosen = useSignal("");
  const activity = activities.find(({ id }) => id === chosen.value) ?? activities[0];
  const choice = activity?.cities ?? [];
  const ofRoom = useSignal("");
  const cities = citiesOfRoom(choice, ofRoom.value);
  const name = drafts.of("name");
  const nameField = useRef<HTMLInputElement>(null);
  const key = useSignal("");
  const here = ownZone();
  const zone = useSignal(here);
  const plan = drafts.of("tables");
  const tables = useSignal<readonly PlannedTable[]>(readPlan(plan.peek()));
  const count = useSignal(String(tables.peek().length || USUAL_TABLES));
  const problem = useSignal("");
  const busy = useSignal(false);
  const callKey = useMemo(() => new CallKey(), []);
  useEffect(() => {
    if (count.value !== "") {
      tables.value = planTables(tables.value, Number(count.value), cities);
    }
  }, [count.value, cities.join("|")]);

  const submit = async () => {
    const missing = tables.value.findIndex(({ city }) => city.trim() === "");
    if (name.value.trim() === "") {
      problem.value = t("nameMissing");
      return;
    }
    if (missing >= 0) {
      problem.value = t("cityMissing", { number: missing + 1 });
      return;
    }
    problem.value = "";
    busy.value = true;
    try {
      const workshop = {
        name: name.value.trim(),
        tables: tables.value.map(({ city }) => ({ city: city.trim() })),
        ...(activity === undefined ? {} : { activity: activity.id }),
        ...(zone.value === null ? {} : { zone: zone.value }),
      };
      const created = await createWorkshop(workshop, key.value.trim(), callKey.of(workshop));
      name.value = "";
      plan.value = "";
      props.onCreated(workshop.name, created);
    } catch (error) {
      problem.value = problemWords(error, props.keyNeeded);
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
      {activities.length > 1 && (
        <label class="field">
          <span>{t("activityLabel")}</span>
          <select
            class="input"
            value={activity?.id}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            {activities.map(({ id, title, language: lang }) => (
              <option key={id} value={id} lang={lang}>
                {title} ({nameOf(lang)})
              </option>
            ))}
          </select>
        </label>
      )}
      <CountField
        count={count.value}
        planned={tables.value.length}
        onCount={(next) => {
          count.value = next;
        }}
      />
      <CityFields
        tables={tables.value}
        cities={choice}
        ofRoom={ofRoom.value}
        onRoom={(city) => {
          ofRoom.value = city;
        }}
        onCity={(index, city) => {
          tables.value = typeCity(tables.value, index, city);
          plan.value = writePlan(tables.value);
        }}
      />
      {here !== null && (
        <ZoneField
          own={here}
          zone={zone.value ?? here}
          onZone={(next) => {
            zone.value = next;
          }}
        />
      )}
      {props.keyNeeded && <KeyField value={key} hint={t("keyHint")} />}
      {problem.value !== "" && (
        <Banner tone="late" live="alert">
          {problem.value}
        </Banner>
      )}
      <Button type="submit" kind="primary" disabled={busy.value}>
        {busy.value ? t("creating") : t("createButton")}
      </Button>
    </form>
  );
}

function CountField(props: { count: string; planned: number; onCount: (count: string) => void }) {
  const step = (by: number) =>
    props.onCount(String(Math.min(MOST_TABLES, Math.max(1, props.planned + by))));
  return (
    <div class="field">
      <label class="field-label" for="create-count">
        {t("countLabel")}
      </label>
      <div class="create-count">
        <Button aria-label={t("fewer")} disabled={props.planned <= 1} onClick={() => step(-1)}>
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
          onBlur={() => props.onCount(String(props.planned))}
        />
        <Button
          aria-label={t("more")}
          disabled={props.planned >= MOST_TABLES}
          onClick={() => step(1)}
        >
          <span aria-hidden="true">+</span>
        </Button>
      </div>
    </div>
  );
}

function CityFields(props: {
  tables: readonly PlannedTable[];
  cities: readonly string[];
  ofRoom: string;
  onRoom: (city: string) => void;
  onCity: (index: number, city: string) => void;
}) {
  return (
    <fieldset class="create-cities">
      <legend class="field-label">{t("citiesLabel")}</legend>
      <p class="field-hint">{t("citiesHint")}</p>
      {props.cities.length > 1 && (
        <label class="field">
          <span>{t("roomCity")}</span>
          <select
            class="input"
            value={props.ofRoom}
            onChange={(event) => props.onRoom(event.currentTarget.value)}
          >
            <option value="">{t("citiesInTurn")}</option>
            {props.cities.map((city) => (
              <option key={city} value={city}>
                {city}
              </option>
            ))}
          </select>
        </label>
      )}
      <datalist id="create-city-names">
        {props.cities.map((city) => (
          <option key={city} value={city} />
        ))}
      </datalist>
      <ol>
        {props.tables.map(({ city }, index) => (
          <CityField
            key={index}
            number={index + 1}
            city={city}
            onCity={(words) => props.onCity(index, words)}
          />
        ))}
      </ol>
    </fieldset>
  );
}

function CityField(props: { number: number; city: string; onCity: (city: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <li>
      <span class="create-number" aria-hidden="true">
        {props.number}
      </span>
      <input
        ref={field}
        class="input"
        dir="auto"
        aria-label={t("cityOf", { number: props.number })}
        list="create-city-names"
        maxLength={CITY_LENGTH}
        value={props.city}
        onInput={(event) => props.onCity(event.currentTarget.value)}
      />
      <Limit field={field} />
    </li>
  );
}
