import { useSignal } from "@preact/signals";
import { language, setLanguage } from "../i18n/language";
import { nameOf } from "../i18n/language-names";
import { type Language, languages } from "../i18n/languages";
import { t } from "../i18n/shared";
import { Said } from "./Said";

/** The choice of the page's language. */
export function LanguageChoice() {
  const missing = useSignal(false);
  const choose = async (select: HTMLSelectElement, lang: Language) => {
    missing.value = false;
    try {
      await setLanguage(lang);
    } catch {
      missing.value = true;
      select.value = language.value;
    }
  };
  return (
    <label>
      <span class="visually-hidden">{t("language")}</span>
      <select
        class="input"
        value={language.value}
        onChange={({ currentTarget }) => {
          const chosen = languages.find((lang) => lang === currentTarget.value);
          if (chosen !== undefined) {
            void choose(currentTarget, chosen);
          }
        }}
      >
        {languages.map((lang) => (
          <option key={lang} value={lang} lang={lang} dir="auto">
            {nameOf(lang)}
          </option>
        ))}
      </select>
      <Said as="span" words={missing.value ? t("languageMissing") : ""} />
    </label>
  );
}
