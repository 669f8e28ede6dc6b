// Holds the scripts that are delivered to the oldest browsers of package.json's browserslist, with all
// that they depend on: no syntax, no method and no facility that one of them lacks. Sources are Biome's.
import compat from "eslint-plugin-compat";
import esX from "eslint-plugin-es-x";

export default [
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { noInlineConfig: true },
    plugins: { compat, "es-x": esX },
    settings: {
      // Methods are known by their names alone: a minified script has no types.
      "es-x": { aggressive: true },
      lintAllEsApis: true,
      // What our own code asks for before it uses it.
      polyfills: [
        "Intl.supportedValuesOf",
        "document.fullscreenEnabled",
        "navigator.userActivation",
        "navigator.vibrate",
      ],
    },
    rules: {
      "compat/compat": "error",
      // Of ES2018 and ES2022 they have the rest.
      "es-x/no-regexp-lookbehind-assertions": "error",
      "es-x/no-class-static-block": "error",
      "es-x/no-error-cause": "error",
      "es-x/no-object-hasown": "error",
      ...esX.configs["flat/no-new-in-es2023"].rules,
      ...esX.configs["flat/no-new-in-es2023-intl-api"].rules,
      ...esX.configs["flat/no-new-in-es2024"].rules,
      // Of ES2025 no more: methods of iterators have the names of those of arrays.
      ...esX.configs["flat/no-set-methods"].rules,
    },
  },
];
