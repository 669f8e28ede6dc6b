/** The scenes that a facilitator can choose from, in words (SPEC M35). */
import { t } from "../i18n/facilitator";
import type { Activity } from "../protocol/activity";
import type { SceneName } from "../protocol/scene";
import type { Workshop, WorkshopTable } from "../protocol/workshop";
import { ownScene, type Scene, takesTurns, wallFields } from "../scene/room";
import { hasMap } from "../workshop/focus";
import { turnsIn } from "../workshop/selectors";
import { heading } from "../workshop/words";
import { turnWord } from "../workshop/words-later";

/** What a scene is called, and whether in the activity's own words. */
interface SceneWords {
  readonly text: string;
  readonly ofActivity: boolean;
}

/** A scene that can be chosen now. */
export interface SceneChoice extends SceneWords {
  readonly name: SceneName;
  /** What the screen then shows. */
  readonly shows: Scene["show"];
}

/** The scenes that have something to show now, the present phase's own among them. */
export function sceneChoices(workshop: Workshop, activity: Activity): SceneChoice[] {
  const turning = takesTurns(workshop, activity);
  const own = ownScene(workshop, activity);
  const names: SceneName[] = ["clock", "found", "wall"];
  if (hasMap(activity)) {
    names.push("map");
  }
  if (turning) {
    names.push("turns");
  }
  if (!names.includes(own)) {
    names.unshift(own);
  }
  return names.map((name) => {
    const shows = name !== "turns" ? name : turningShows(workshop, turning);
    return { name, shows, ...sceneWords({ show: name }, workshop, activity) };
  });
}

function turningShows(workshop: Workshop, turning: boolean): Scene["show"] {
  if (!turning) {
    return "found";
  }
  return turnsIn(workshop).presenting === null ? "between" : "turn";
}

/** The places that several tables work on, but not all: each is a part of the room. */
export function sharedPlaces(tables: readonly WorkshopTable[]): string[] {
  const places = [...new Set(tables.map(({ place }) => place))];
  return places.length < 2
    ? []
    : places.filter(
        (place) => place !== "" && tables.filter((table) => table.place === place).length > 1,
      );
}

/** What a scene is called. */
export function sceneWords(
  scene: Scene | { readonly show: SceneName },
  workshop: Workshop,
  activity: Activity,
): SceneWords {
  switch (scene.show) {
    case "blank":
      return own(t("sceneBlank"));
    case "lobby":
      return own(t("sceneLobby"));
    case "clock":
      return own(t("sceneClock"));
    case "found":
      return own(t("sceneFound"));
    case "map":
      return own(t("sceneMap"));
    case "end":
      return own(t("sceneEnd"));
    case "table":
      return own("table" in scene ? t("table", { number: scene.table.number }) : "");
    case "wall": {
      const [field] = wallFields(workshop, activity);
      return field === undefined ? own(t("sceneWall")) : { text: field.title, ofActivity: true };
    }
    case "turns":
    case "turn":
    case "between":
      return {
        text: heading(turnWord(activity).many, activity.language),
        ofActivity: activity.words.turn !== null,
      };
  }
}

function own(text: string): SceneWords {
  return { text, ofActivity: false };
}

/** Whether the screen shows what the present phase has by itself. */
export function isOwn(workshop: Workshop, activity: Activity): boolean {
  const { screen } = workshop;
  if (screen.blank) {
    return false;
  }
  return screen.table !== null
    ? turnsIn(workshop).presenting === screen.table
    : screen.map === null &&
        (screen.scene === null || screen.scene === ownScene(workshop, activity));
}
