import type { join as english } from "../en/join";
import type { Translation } from "../translate";

export const join = {} as const satisfies Translation<typeof english>;
