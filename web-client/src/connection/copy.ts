/** Which flipchart a copy is of. */
export interface Copy {
  readonly table: number;
  /** When the flipchart was started afresh, null when it never was. */
  readonly startedAt: number | null;
}

/** What a copy on this device is called. */
export function nameOf(workshopId: string, { table, startedAt }: Copy): string {
  return `charrette/${workshopId}/${table}${startedAt === null ? "" : `/${startedAt}`}`;
}
