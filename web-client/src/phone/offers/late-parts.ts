/** What the room answers to turns: nobody needs it before there is any. */
import { latePart } from "../../theme/late-part";

export const UnsentAnswers = latePart(() => import("./UnsentAnswers"), "UnsentAnswers", true);
export const Offers = latePart(() => import("./Offers"), "Offers");
