import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/**
 * Preact's signals without what the pages do not use: a signal as a child or as an attribute in JSX, which
 * changes by itself, without its component (here it would be drawn as nothing). Every phone waits for it. A component reads the value of its
 * signals here, and is drawn again.
 *
 * Of the two forms that the package brings for browsers it is the one in the language of these pages.
 */
export function leanSignals(): Plugin {
  return {
    name: "lean-signals",
    enforce: "pre",
    async resolveId(id, importer) {
      if (!/^@preact\/signals(-core)?$/.test(id)) {
        return null;
      }
      const found = await this.resolve(id, importer, { skipSelf: true });
      const file = id === "@preact/signals" ? "signals.mjs" : "signals-core.mjs";
      return found && join(dirname(found.id), file);
    },
    transform: (code, id) => (id.endsWith("/signals.mjs") ? withoutReactiveDom(code) : null),
  };
}

/** From where to where it is left out, and what stands in the place. */
const cuts: readonly (readonly [from: string, to: string, instead: string])[] = [
  ["function w({data:t})", 'b("__b"', ""],
  ['if("string"==typeof i.type){let t,n=i.props;for(', "t(i)});b(", ""],
  ['if("string"==typeof i.type&&(n=i.__e))', "t(i)});function k(", ""],
  ["function k(t,i,n,e)", 'b("unmount"', ""],
  [
    'if("string"==typeof i.type){let t=i.__e;',
    "let t=i.__c;if(t){t.__$f|=8",
    'if("string"!=typeof i.type){',
  ],
];

/** The script of the package without it; another version of the package may be otherwise, and is refused. */
export function withoutReactiveDom(code: string): string {
  return cuts.reduce((rest, [from, to, instead]) => {
    const start = rest.indexOf(from);
    const end = rest.indexOf(to, start);
    if (start < 0 || end < 0 || rest.indexOf(from, start + 1) >= 0) {
      throw new Error(`@preact/signals has not what is left out of it: ${from}`);
    }
    return rest.slice(0, start) + instead + rest.slice(end);
  }, code);
}
