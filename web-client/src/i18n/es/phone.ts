import type { phone as english } from "../en/phone";
import type { Translation } from "../translate";

export const phone = {} as const satisfies Translation<typeof english>;
