/** What a language calls itself, by its BCP 47 tag; the tag where browsers throw at it (SPEC A9). */
export function nameOf(tag: string): string {
  try {
    const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
    const [first = "", ...rest] = name;
    return first.toLocaleUpperCase(tag) + rest.join("");
  } catch {
    return tag;
  }
}
