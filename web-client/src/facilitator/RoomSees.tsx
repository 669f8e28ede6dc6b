import { useComputed } from "@preact/signals";
import { Fragment } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import type { MapScope } from "../protocol/room-map";
import type { Digest, Workshop } from "../protocol/workshop";
import { Picture } from "../scene/Picture";
import { isNight, mapOnScreen, type Room, sceneOf } from "../scene/room";
import { Press } from "../theme/Press";
import { useMenu } from "../theme/useMenu";
import { tableOf } from "../workshop/selectors";
import { asToldToRoom } from "../workshop/selectors-later";
import { tableWords } from "../workshop/words";
import { type Desk, useDesk } from "./desk";
import { isOwn, type SceneChoice, sceneChoices, sceneWords, sharedPlaces } from "./scenes";
import "./RoomSees.css";

/** What the room sees now, small, why it sees that, and what it could see instead. */
export function RoomSees() {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const activity = desk.activity.value;
  const phase = desk.phase.value?.phase;
  const scene = sceneOf(workshop, activity);
  const own = isOwn(workshop, activity);
  const choices = sceneChoices(workshop, activity);
  const shown = scene.show === "map" ? mapOnScreen(workshop) : null;
  const said = desk.activityLang.value;
  const { text, ofActivity } = sceneWords(scene, workshop, activity);
  const says = [
    <bdi {...(ofActivity ? said : {})}>{text}</bdi>,
    shown !== null && shown.of !== "room" && partWords(shown, workshop),
    phase !== undefined && <bdi {...said}>{phase.short}</bdi>,
    desk.countdown.value?.digits ?? false,
  ].filter((words) => words !== false);
  const button = (choice: SceneChoice) => (
    <SceneButton
      key={choice.name}
      choice={choice}
      pressed={choice.shows === scene.show && (shown === null || shown.of === "room")}
    />
  );
  return (
    <section class="room-sees" aria-labelledby="room-sees">
      <header class="room-sees-head">
        <h2 id="room-sees">{t("roomSees")}</h2>
        <p>
          {own && phase !== undefined
            ? t.rich("sceneSetBy", { step: <bdi {...said}>{phase.short}</bdi> })
            : t("sceneChosen")}
        </p>
      </header>
      <p class="visually-hidden">
        {t.rich("roomSeesNow", {
          what: says.map((words, index) => (
            <Fragment key={index}>
              {index > 0 && ", "}
              {words}
            </Fragment>
          )),
        })}
      </p>
      <SmallPicture dark={isNight(scene)} />
      <fieldset class="room-scenes">
        <legend class="visually-hidden">{t("scenes")}</legend>
        {choices.filter(isAlways).map(button)}
        {choices.some(({ name }) => name === "map") && <MapChoice shown={shown} />}
        <TableChoice shown={scene.show === "table" ? scene.table.number : null} />
        {choices.filter((choice) => !isAlways(choice)).map(button)}
      </fieldset>
    </section>
  );
}

/** Whether a scene can be chosen in every step: those that cannot stand behind them, and move none. */
function isAlways({ name }: SceneChoice): boolean {
  return name === "clock" || name === "found" || name === "wall" || name === "map";
}

function SceneButton({ choice, pressed }: { choice: SceneChoice; pressed: boolean }) {
  const desk = useDesk();
  const { name, text, ofActivity } = choice;
  return (
    <Press
      means={name}
      class="room-scene"
      aria-pressed={pressed}
      onClick={() => {
        if (!pressed) {
          void desk.run({ type: "choose-scene", scene: name });
        }
      }}
    >
      {pressed && (
        <span class="room-scene-mark" aria-hidden="true">
          ✓
        </span>
      )}
      <span {...(ofActivity ? desk.activityLang.value : {})}>{text}</span>
    </Press>
  );
}

/** What a part of the room is called. */
function partWords(part: MapScope, workshop: Workshop): string {
  if (part.of !== "table") {
    return part.of === "place" ? part.place : t("mapRoom");
  }
  const table = tableOf(workshop, part.table);
  return table === undefined ? t("table", { number: part.table }) : tableWords(table);
}

/** The parts of the room of which a map can be on the screen: places, and tables. */
function MapChoice({ shown }: { shown: MapScope | null }) {
  const desk = useDesk();
  const { ref, leave } = useMenu();
  const workshop = desk.workshop.value;
  const { tables } = workshop;
  const partial = shown !== null && shown.of !== "room";
  const isShown = (part: MapScope) => JSON.stringify(part) === JSON.stringify(shown);
  const choose = (place: string | null, table: number | null) => {
    leave();
    void desk.run({ type: "show-map", place, table });
  };
  return (
    <details ref={ref} class="room-one">
      <summary class="room-scene" data-pressed={partial}>
        {partial ? t("sceneMapPart", { part: partWords(shown, workshop) }) : t("sceneMapOf")}
      </summary>
      <ul class="room-tables">
        {sharedPlaces(tables).map((place) => (
          <li key={place} class="room-place">
            <button
              type="button"
              class="room-scene"
              aria-pressed={isShown({ of: "place", place })}
              onClick={() => choose(place, null)}
            >
              <bdi>{place}</bdi>
            </button>
          </li>
        ))}
        {tables.map(({ number }) => (
          <li key={number}>
            <button
              type="button"
              class="room-scene"
              aria-label={t("table", { number })}
              aria-pressed={isShown({ of: "table", table: number })}
              onClick={() => choose(null, number)}
            >
              {number}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The tables, each of which can be put on the screen: a list that opens over what is below it. */
function TableChoice({ shown }: { shown: number | null }) {
  const desk = useDesk();
  const { ref, leave } = useMenu();
  return (
    <details ref={ref} class="room-one">
      <summary class="room-scene" data-pressed={shown !== null}>
        {shown === null ? t("sceneOneTable") : t("table", { number: shown })}
      </summary>
      <ul class="room-tables">
        {desk.workshop.value.tables.map(({ number }) => (
          <li key={number}>
            <button
              type="button"
              class="room-scene"
              aria-label={t("table", { number })}
              aria-pressed={number === shown}
              onClick={() => {
                leave();
                void desk.run({ type: "show-table", table: number });
              }}
            >
              {number}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The picture that the screen shows, scaled: for who looks; for who listens the line above stands. */
function SmallPicture({ dark }: { dark: boolean }) {
  const desk = useDesk();
  const room = useRoom(desk);
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [around, inside] = [frame.current, picture.current];
    if (around === null || inside === null) {
      return;
    }
    const scale = () => {
      inside.style.transform = `scale(${around.clientWidth / inside.offsetWidth})`;
    };
    scale();
    const watcher = new ResizeObserver(scale);
    watcher.observe(around);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={frame} class="room-small" data-dark={dark} inert aria-hidden="true">
      <div ref={picture} class="room-small-picture">
        <Picture room={room} narrow={false} />
      </div>
    </div>
  );
}

/** What tables have, as the room sees it: without what is hidden from the screen. */
function shownOf(digests: ReadonlyMap<number, Digest>): ReadonlyMap<number, Digest> {
  return new Map(
    [...digests].map(([number, digest]) => [number, { ...digest, ...(digest.shown ?? {}) }]),
  );
}

/**
 * What the picture is drawn from: what this page has anyway, without a socket of its own. What tables
 * write is taken over once a second, so that sixty of them that type do not keep the page drawing.
 */
function useRoom(desk: Desk): Room {
  const digests = useComputed(() => {
    desk.second.value;
    return shownOf(desk.digests.peek());
  });
  const workshop = useComputed(() => asToldToRoom(desk.workshop.value));
  return useMemo(
    () => ({
      id: desk.id,
      role: desk.role,
      state: desk.state,
      activity: desk.activity,
      activityLang: desk.activityLang,
      workshop,
      digests,
      phase: desk.phase,
      countdown: desk.countdown,
      second: desk.second,
    }),
    [desk, digests, workshop],
  );
}
