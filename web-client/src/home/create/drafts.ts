import { Drafts } from "../../connection/drafts";

/** What is half typed of a workshop that is to be created. */
export const drafts = new Drafts("charrette/create/draft");
