/** Words of the screen page. */
export const screen = {} as const;
