import type { Activity, Sheet } from "../protocol/activity";

/** Who does what is settled where something is said aloud, and if nothing is, on the last sheet. */
export function isPlaceOfRoles(sheet: Sheet, { sheets }: Activity): boolean {
  const spoken = sheets.filter(
    (other) => other.kind === "text" && other.fields.some((field) => field.spoken),
  );
  return (spoken.length > 0 ? spoken : sheets.slice(-1)).some(({ id }) => id === sheet.id);
}
