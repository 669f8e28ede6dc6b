/** The scenes of the room screen by name (SPEC M35): what a phase names, and what can be chosen. */
import { oneOf, type Read, type Reader } from "./reading";

export const readScene = oneOf("lobby", "clock", "found", "wall", "map", "turns", "end");

/** The scene of a phase; activities called what tables find `countdown` before. */
export const readPhaseScene: Reader<SceneName> = (value, path) =>
  readScene(value === "countdown" ? "found" : value, path);

export type SceneName = Read<typeof readScene>;
