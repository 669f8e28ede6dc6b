import { useMemo } from "preact/hooks";
import { joinLink } from "../connection/links";
import { t } from "../i18n/screen";
import { cardSheetsOf, focusOf } from "../workshop/focus";
import { Between } from "./Between";
import { BigClock } from "./BigClock";
import { Draws } from "./drawn";
import { End } from "./End";
import { Lobby } from "./Lobby";
import { RoomMap } from "./RoomMap";
import { isNight, mapOnScreen, messageOn, type Room, type Scene, sceneOf } from "./room";
import { silenceWords } from "./silence-words";
import { TurnScene } from "./TurnScene";
import { Wall } from "./Wall";
import "./Picture.css";
import { JoinCode } from "../theme/JoinCode";

/**
 * What the room sees: one scene, beneath it that people write in silence, or the message, and at the foot
 * how to get in, the silence beside a message, and whether pens are down. The screen shows it, and the dashboard the same one small.
 */
export function Picture({ room, narrow }: { room: Room; narrow: boolean }) {
  const workshop = room.workshop.value;
  const scene = sceneOf(workshop, room.activity.value);
  const blank = scene.show === "blank";
  // Also while it shows another scene: an order is shown where it is seen.
  const draws = useMemo(() => new Draws(), []);
  draws.look(workshop.turns);
  const message = blank ? undefined : messageOn(workshop);
  const silent = silenceWords(scene, workshop);
  const dark = isNight(scene) ? "night" : "";
  const shape = narrow ? "narrow" : "";
  const said = message === undefined && silent === null ? "" : "said";
  return (
    <div class={["picture", dark, shape, said].join(" ")} data-scene={scene.show}>
      <div class="scene">
        <SceneView scene={scene} room={room} narrow={narrow} draws={draws} />
      </div>
      {silent !== null && message === undefined && <p class="picture-silence">{silent}</p>}
      {message !== undefined && (
        <div class="picture-message">
          <span class="visually-hidden">{t("messageToAll")}: </span>
          <p dir="auto" lang="">
            {message.text}
          </p>
        </div>
      )}
      <div class="picture-foot">
        {scene.show !== "lobby" && <WayIn room={room} />}
        {silent !== null && message !== undefined && <p class="picture-locked">{silent}</p>}
        {workshop.locked && !blank && <p class="picture-locked">{t("pensDownHere")}</p>}
      </div>
    </div>
  );
}

function SceneView(props: { scene: Scene; room: Room; narrow: boolean; draws: Draws }) {
  const { scene, room, narrow } = props;
  switch (scene.show) {
    case "blank":
      return <h1 class="visually-hidden">{t("screenBlank")}</h1>;
    case "lobby":
      return <Lobby room={room} narrow={narrow} />;
    case "clock":
      return <BigClock room={room} alone />;
    case "map":
      return <MapScene room={room} />;
    case "found":
      return <BigClock room={room} alone={false} />;
    case "wall":
      return <Wall room={room} narrow={narrow} />;
    case "end":
      return <End room={room} />;
    case "between":
      return <Between key={room.workshop.value.phase} room={room} draws={props.draws} />;
    case "turn":
    case "table":
      return <TurnScene room={room} table={scene.table} turning={scene.show === "turn"} />;
  }
}

/** The map of what the phase gathers, or of the first sheet that has one. */
function MapScene({ room }: { room: Room }) {
  const activity = room.activity.value;
  const maps = cardSheetsOf(activity).filter(({ map }) => map);
  const present = focusOf(room.workshop.value, activity).cards;
  const sheet = maps.find(({ id }) => id === present?.id) ?? maps[0];
  return sheet === undefined ? (
    <BigClock room={room} alone={false} />
  ) : (
    <RoomMap room={room} sheet={sheet} scope={mapOnScreen(room.workshop.value)} />
  );
}

/**
 * Where late people join, and with which code, also while the room looks at nothing; nothing while joining is closed.
 */
function WayIn({ room }: { room: Room }) {
  const { joinCode, joining } = room.workshop.value;
  return joining ? (
    <p class="way-in">
      {t.rich("joinHere", {
        address: <span dir="ltr">{new URL(joinLink(room.id, joinCode)).host}</span>,
        code: (
          <b>
            <JoinCode code={joinCode} />
          </b>
        ),
      })}
    </p>
  ) : null;
}
