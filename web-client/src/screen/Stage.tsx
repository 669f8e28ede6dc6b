import { useEffect, useMemo } from "preact/hooks";
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
import { Corner } from "./Corner";
import { LevelWatch } from "./level-watch";
import { Cues } from "./sound";
import "./Stage.css";

/** Plays a cue when the running clock reaches a new level. */
function useCues(room: LiveWorkshop, cues: Cues): void {
  const clock = room.countdown.value;
  const phase = room.workshop.value.phase;
  const watch = useMemo(() => new LevelWatch(), []);
  useEffect(() => {
    const level = watch.reached(clock, phase);
    if (level !== null) {
      cues.play(level);
    }
  }, [clock?.state, clock?.known, clock?.level, phase, cues, watch]);
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
