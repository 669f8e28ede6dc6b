import { useEffect, useMemo, useRef } from "preact/hooks";
import type { LiveWorkshop } from "../connection/live-workshop";
import { tellTimesIn } from "../i18n/format";
import { t } from "../i18n/screen";
import { useAwake } from "../theme/awake";
import { ClockSpeech } from "../theme/ClockSpeech";
import { useSaid } from "../theme/Said";
import type { Level } from "../workshop/countdown";
import { messagesFor } from "../workshop/selectors";
import { Between } from "./Between";
import { BigClock } from "./BigClock";
import { Corner } from "./Corner";
import { End } from "./End";
import { Lobby } from "./Lobby";
import { isNight, type Scene, sceneOf } from "./room";
import { Cues } from "./sound";
import { TurnScene } from "./TurnScene";
import { Wall } from "./Wall";
import "./Stage.css";

/** Plays a cue when the running clock reaches a new level, not when the page opens or the phase changes. */
function useCues(room: LiveWorkshop, cues: Cues): void {
  const clock = room.countdown.value;
  const phase = room.workshop.value.phase;
  const level: Level | null = clock?.state === "running" ? clock.level : null;
  const before = useRef({ level, phase });
  useEffect(() => {
    const last = before.current;
    before.current = { level, phase };
    if (level !== null && last.level !== null && last.level !== level && last.phase === phase) {
      cues.play(level);
    }
  }, [level, phase, cues]);
}

/** The room's screen: one scene, messages beneath it, and in a corner what the page itself says. */
export function Stage({ room }: { room: LiveWorkshop }) {
  const cues = useMemo(() => new Cues(), []);
  useCues(room, cues);
  useAwake(true);
  const workshop = room.workshop.value;
  const scene = sceneOf(workshop, room.activity.value);
  const night = isNight(scene);
  useEffect(() => tellTimesIn(workshop.zone), [workshop.zone]);
  useEffect(() => {
    document.title = t("screenTitle", { name: workshop.name });
  }, [workshop.name]);
  useEffect(() => {
    document.documentElement.classList.toggle("night", night);
  }, [night]);
  const shown = scene.show === "blank" ? undefined : messagesFor(workshop, null).at(-1);
  useSaid(shown === undefined ? "" : `${t("messageToAll")}: ${shown.text}`);
  return (
    <div class="stage" data-scene={scene.show}>
      <main class="scene">
        <SceneView scene={scene} room={room} />
      </main>
      <div class="stage-message" hidden={shown === undefined}>
        <span class="visually-hidden">{t("messageToAll")}: </span>
        <p dir="auto" lang="">
          {shown?.text}
        </p>
      </div>
      <Corner
        room={room}
        cues={cues}
        offer={scene.show === "lobby"}
        wayIn={scene.show !== "lobby" && scene.show !== "blank"}
      />
      <ClockSpeech clock={room.countdown.value} />
    </div>
  );
}

function SceneView({ scene, room }: { scene: Scene; room: LiveWorkshop }) {
  switch (scene.show) {
    case "blank":
      return <h1 class="visually-hidden">{t("screenBlank")}</h1>;
    case "lobby":
      return <Lobby room={room} />;
    case "countdown":
      return <BigClock room={room} />;
    case "wall":
      return <Wall room={room} />;
    case "end":
      return <End room={room} />;
    case "between":
      return <Between room={room} />;
    case "turn":
    case "table":
      return <TurnScene room={room} table={scene.table} turning={scene.show === "turn"} />;
  }
}
