/** Words of the facilitator page. */
export const facilitator = {} as const;
