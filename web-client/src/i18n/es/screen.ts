import type { screen as english } from "../en/screen";
import type { Translation } from "../translate";

export const screen = {} as const satisfies Translation<typeof english>;
