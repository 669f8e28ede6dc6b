import postcss, { type Rule } from "postcss";
import type { Plugin } from "vite";

/**
 * Writes the theme's cascade layers for browsers that would leave out all that is in one (Chrome before
 * 99): what was in a layer weighs nothing, so that whatever a page says wins, as it does over a layer.
 * Within the theme the order of its sheets decides then, which is that of the layers.
 */
export function withoutLayers(): Plugin {
  return {
    name: "without-layers",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "asset" && file.fileName.endsWith(".css")) {
          file.source = flat(`${file.source}`);
        }
      }
    },
  };
}

/** A pseudo-element cannot be within `:where()`; minifiers write the older ones with one colon. */
const SELECTOR = /^(.*?)(::.*|:(?:before|after|first-line|first-letter)\b.*)?$/;

/** A style sheet whose layers are gone. */
export function flat(css: string): string {
  const sheet = postcss.parse(css);
  sheet.walkAtRules("layer", (layer) => {
    layer.walkRules(weighNothing);
    layer.replaceWith(layer.nodes ?? []);
  });
  return sheet.toString();
}

function weighNothing(rule: Rule): void {
  if (rule.parent?.type === "atrule" && "name" in rule.parent && rule.parent.name === "keyframes") {
    return;
  }
  rule.selectors = rule.selectors.map((selector) =>
    selector.replace(SELECTOR, (_, element: string, pseudo = "") =>
      element === "" ? pseudo : `:where(${element})${pseudo}`,
    ),
  );
}
