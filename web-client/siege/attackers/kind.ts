import type { Ground } from "./ground";

/** A way to hurt a room. Each is a file of its own in `kinds/`, and its name is the file's. */
export type Kind = (ground: Ground) => Promise<void>;

const modules = import.meta.glob<Kind>("./kinds/*.ts", { eager: true, import: "attack" });

/** All there are, by name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.entries(modules).map(([file, attack]) => [file.replace(/^.*\/(.*)\.ts$/, "$1"), attack]),
);
