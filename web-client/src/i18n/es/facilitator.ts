import type { facilitator as english } from "../en/facilitator";
import type { Translation } from "../translate";

export const facilitator = {} as const satisfies Translation<typeof english>;
