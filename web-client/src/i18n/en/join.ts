/** Words of the join page. */
export const join = {} as const;
