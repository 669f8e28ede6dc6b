/** The languages of the pages. */
export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];
export type OtherLanguage = Exclude<Language, "en">;

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: "English", es: "Español" };
