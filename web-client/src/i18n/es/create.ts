import type { create as english } from "../en/create";
import type { Translation } from "../translate";

export const create = {} as const satisfies Translation<typeof english>;
