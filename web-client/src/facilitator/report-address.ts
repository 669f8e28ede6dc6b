/** Where a report of the workshop is, in the workshop's language (SPEC H7): it is for its people, not for who fetches it. */
export function reportAddress(workshopId: string, format: string): string {
  return `/api/workshops/${encodeURIComponent(workshopId)}/report.${format}?as=facilitator`;
}
