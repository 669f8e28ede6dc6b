/** A key that is equal for names that differ in case, spaces, punctuation or accents only (SPEC R1; NamedCard.java). */
export function nameKey(name: string): string {
  const key = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return key === "" ? name : key;
}
