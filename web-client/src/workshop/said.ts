interface Said {
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
}

/** The attributes of what an activity has a word for; none where it has not, and the page's own stands there. */
export function saidOf(own: unknown, said: Said): Said | undefined {
  return own === null ? undefined : said;
}
