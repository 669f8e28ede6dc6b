import { language, languageNames, languages, setLanguage } from "../i18n/language";
import { t } from "../i18n/shared";

/** The choice of the page's language. */
export function LanguageChoice() {
  return (
    <label>
      <span class="visually-hidden">{t("language")}</span>
      <select
        class="input"
        value={language.value}
        onChange={(event) => {
          const chosen = languages.find((lang) => lang === event.currentTarget.value);
          if (chosen !== undefined) {
            setLanguage(chosen);
          }
        }}
      >
        {languages.map((lang) => (
          <option key={lang} value={lang} lang={lang}>
            {languageNames[lang]}
          </option>
        ))}
      </select>
    </label>
  );
}
