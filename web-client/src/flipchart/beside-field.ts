/** What late-beside.ts brings: the others' carets, telling them of one's own, and the buttons for one's own changes. */
export * from "./carets";
export { OwnChanges } from "./OwnChanges";
