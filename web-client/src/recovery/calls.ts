/** The calls that fetch a recovery sheet, and that bring a workshop back by one (SPEC B1, B6). */
import { call } from "../connection/api";
import { type Created, readCreated } from "../protocol/creating";
import { type RecoverySheet, readSheet } from "../protocol/recovery";

const pathOf = (workshopId: string) => `/api/workshops/${encodeURIComponent(workshopId)}`;

/** Where the sheet can be saved from, for who has the facilitator's cookie. */
export function sheetAddress(workshopId: string): string {
  return `${pathOf(workshopId)}/recovery-sheet?as=facilitator`;
}

/** The sheet as a picture, whose text is the same. */
export function sheetPicture(workshopId: string): string {
  return `${pathOf(workshopId)}/recovery-sheet.svg?as=facilitator`;
}

export function fetchSheet(workshopId: string): Promise<RecoverySheet> {
  return call("GET", sheetAddress(workshopId), readSheet);
}

/** Brings a workshop back on this server, with the create key where one is needed. */
export function bringBack(sheet: RecoverySheet, createKey: string, key: string): Promise<Created> {
  return call("POST", "/api/recoveries", readCreated, { body: sheet, bearer: createKey, key });
}
