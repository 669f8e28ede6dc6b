import type { Plugin } from "vite";
import { sharedNames } from "./shared-files.ts";

/** A phone's page and what it shares with others: what their parts need of styles is on every page that has them. */
const styled = new RegExp(`^assets/(phone|${sharedNames.join("|")})-`);

/**
 * What fetches ahead the files that a late part needs, in place of Vite's own, which is four times as long:
 * every phone waits for it. Vite tells it what is needed (fetched-ahead.ts) and by which name it is called.
 *
 * A style is waited for, so that nothing is shown without it; what did not come is asked for again the next
 * time. Scripts are only announced: the part itself says what became of them.
 */
export function preload(): Plugin {
  return {
    name: "preload",
    enforce: "pre",
    load: (id) => (id === "\0vite/preload-helper.js" ? helper : null),
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === "chunk") {
            chunk.code = withoutNeedless(chunk.code, styled.test(chunk.fileName));
          }
        }
      },
    },
  };
}

/**
 * The script of a file, which calls it only for parts that need something ahead, and names the files there.
 *
 * @param styled whether all styles that its parts need are on its page
 */
export function withoutNeedless(code: string, styled: boolean): string {
  const [map = "", list = ""] = code.match(/^const __vite__mapDeps=.*?m\.f=\[(.*?)\].*\n/) ?? [];
  const files: readonly string[] = JSON.parse(`[${list}]`);
  const named = styled
    ? code
        .slice(map.length)
        .replace(
          /(import\(`\.\/([^`]+)`\)[^,]*),__vite__mapDeps\(\[([\d,]*)\]\)/g,
          (_, part: string, own: string, needed: string) => {
            const ahead = needed.split(",").map((at) => files[Number(at)] ?? "");
            const others = ahead.filter(
              (file) => !file.endsWith(".css") && file !== `assets/${own}`,
            );
            return `${part},${JSON.stringify(others)}`;
          },
        )
    : code;
  return named.replace(
    /[\w$]+\(\(\)=>(import\(`[^`]+`\)(?:\.then\(\w+=>\w+\.\w+\))?),\[\]\)/g,
    "$1",
  );
}

/** Exported for its test. */
export const helper = `
const styles = {};
const fetchAhead = (file) => {
  const href = "/" + file;
  if (!document.querySelector(\`link[href="\${href}"]\`)) {
    const link = document.createElement("link");
    if (href.endsWith(".css")) {
      link.rel = "stylesheet";
      styles[href] = new Promise((come, fail) => {
        link.onload = come;
        link.onerror = () => {
          link.remove();
          fail(new Error(href + " did not come"));
        };
      });
    } else {
      link.rel = link.relList.supports("modulepreload") ? "modulepreload" : "preload";
      link.as = "script";
    }
    link.crossOrigin = "";
    link.href = href;
    document.head.append(link);
  }
  return styles[href];
};
export const __vitePreload = (load, files = []) =>
  Promise.all(files.map(fetchAhead)).then(() => load());
`;
