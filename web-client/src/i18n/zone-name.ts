/** A time zone's name as it is read: "America/New York". */
export function spacedZone(zone: string): string {
  return zone.replaceAll("_", " ");
}
