/** Words of the phone page. */
export const phone = {} as const;
