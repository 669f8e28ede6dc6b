/** What the room answers to turns: nobody needs it before there are any. */
import { latePart } from "../../theme/late-part";

export const Answers = latePart(async () => (await import("./Answers")).Answers);
export const Received = latePart(async () => (await import("./Received")).Received);
