/** What a page says, in all languages, as long as its script has drawn nothing. */
export const words: Readonly<Record<string, string>> = {
  en:
    "Still nothing here? This page needs JavaScript and a browser of 2022 or newer: Safari on iOS 15.4," +
    " Chrome 92, Firefox 98, or later. Update this one, or use another phone.",
  es:
    "¿Sigue sin ver nada? Esta página necesita JavaScript y un navegador de 2022 o más reciente: Safari" +
    " en iOS 15.4, Chrome 92, Firefox 98 o posterior. Actualice este o use otro teléfono.",
};
