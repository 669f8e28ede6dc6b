import { useEffect, useMemo, useRef } from "preact/hooks";
import type { LiveWorkshop } from "../connection/live-workshop";
import { t } from "../i18n/screen";
import { tellTimesIn } from "../i18n/zone";
import { narrowScreen } from "../scene/narrow";
import { Picture } from "../scene/Picture";
import { isNight, messageOn, sceneOf } from "../scene/room";
import { silenceWords } from "../scene/silence-words";
import { useAwake } from "../theme/awake";
import { ClockSpeech } from "../theme/ClockSpeech";
import { useSaid } from "../theme/Said";
import type { Level } from "../workshop/countdown";
import { Corner } from "./Corner";
import { Cues } from "./sound";
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

/** The room's screen: what the room sees, and in a corner what the page itself says. */
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
  const message = scene.show === "blank" ? undefined : messageOn(workshop);
  useSaid(message === undefined ? "" : `${t("messageToAll")}: ${message.text}`);
  useSaid(silenceWords(scene, workshop) ?? "");
  return (
    <div class="stage">
      <main class="stage-picture">
        <Picture room={room} narrow={narrowScreen.value} />
      </main>
      <Corner room={room} cues={cues} offer={scene.show === "lobby"} />
      <ClockSpeech clock={room.countdown.value} />
    </div>
  );
}
