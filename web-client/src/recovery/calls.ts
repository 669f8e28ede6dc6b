/** The calls that fetch a recovery sheet, and that bring a workshop back by one (SPEC B1, B6). */
import { call } from "../connection/api";
import { type Created, readCreated } from "../protocol/creating";
import { type RecoverySheet, readSheet } from "../protocol/recovery";

const pathOf = (workshopId: string) => `/api/workshops/${encodeURIComponent(workshopId)}`;

/** The sheet as a picture, whose text is the same. */
export function sheetPicture(workshopId: string): string {
  return `${pathOf(workshopId)}/recovery-sheet.svg?as=facilitator`;
}

/** The sheet, and the file of it to save. */
export function fetchSheet(workshopId: string): Promise<{ sheet: RecoverySheet; file: Blob }> {
  const path = `${pathOf(workshopId)}/recovery-sheet?as=facilitator`;
  return call("GET", path, (answer) => ({
    sheet: readSheet(answer),
    file: new Blob([JSON.stringify(answer, null, 2)], { type: "application/json" }),
  }));
}

/** Brings a workshop back on this server, with the create key where one is needed. */
export function bringBack(sheet: RecoverySheet, createKey: string, key: string): Promise<Created> {
  return call("POST", "/api/recoveries", readCreated, { body: sheet, bearer: createKey, key });
}
