/** Words of the create page. */
export const create = {} as const;
