import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

const client = resolve(import.meta.dirname, "..");
const serverWords = resolve(client, "../server/app/src/main/resources/words");

/** The letters of English as Arabic ones, so that every word is there and is as long as it was. */
const letters = new Map(
  Object.entries({
    ...{ a: "ا", b: "ب", c: "ك", d: "د", e: "ي", f: "ف", g: "غ", h: "ه", i: "ي", j: "ج" },
    ...{ k: "ك", l: "ل", m: "م", n: "ن", o: "و", p: "ب", q: "ق", r: "ر", s: "س", t: "ت" },
    ...{ u: "و", v: "ف", w: "و", x: "خ", y: "ي", z: "ز", ",": "،", "?": "؟", ";": "؛", "→": "←" },
  }),
);

/** Words of the pages in the language that {@link layOtherLanguage} adds; what is in braces stays. */
export function inOther(english: string): string {
  return english
    .replace(/[+−](\d+|\{\w+\})/g, "\u2066$&\u2069") // as whoever translates would: the sign stays before its digits
    .split(/(\{[^}]*\})/)
    .map((piece) =>
      piece.startsWith("{")
        ? piece
        : [...piece].map((letter) => letters.get(letter.toLowerCase()) ?? letter).join(""),
    )
    .join("");
}

type Template = string | Record<string, string>;

function translated(template: Template): Template {
  return typeof template === "string"
    ? inOther(template)
    : Object.fromEntries(Object.entries(template).map(([form, words]) => [form, inOther(words)]));
}

/**
 * Lays pages and reports in one language more, Arabic, into a folder that goes before the jar on the server's
 * class path. The pages are built of the same files and one folder of words, as whoever adds a language would.
 */
export async function layOtherLanguage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const pages = join(folder, "pages");
  const isTest = (path: string) => /\.test\.tsx?$/.test(path);
  for (const name of readdirSync(client)) {
    if (/\.(html|json|ts)$/.test(name) || ["src", "public", "vite", "oldest"].includes(name)) {
      cpSync(join(client, name), join(pages, name), {
        recursive: true,
        filter: (path) => !isTest(path),
      });
    }
  }
  symlinkSync(join(client, "node_modules"), join(pages, "node_modules"));
  const words = join(pages, "src/i18n/ar");
  mkdirSync(words);
  const english = join(client, "src/i18n/en");
  const tooOld = readFileSync(join(english, "too-old.txt"), "utf8");
  writeFileSync(join(words, "too-old.txt"), inOther(tooOld));
  for (const name of readdirSync(english).filter((file) => file.endsWith(".ts"))) {
    const part = name.replace(".ts", "");
    const catalogue = (await import(join(english, name))) as Record<
      string,
      Record<string, Template>
    >;
    const templates = Object.entries(catalogue[part] ?? {}).map(([key, template]) => [
      key,
      translated(template),
    ]);
    writeFileSync(
      join(words, name),
      `export const ${part} = ${JSON.stringify(Object.fromEntries(templates))};\n`,
    );
  }
  execFileSync(
    join(client, "node_modules/.bin/vite"),
    ["build", "--outDir", join(folder, "web"), "--logLevel", "error"],
    { cwd: pages, stdio: "inherit" },
  );
  mkdirSync(join(folder, "words"));
  const properties = readFileSync(join(serverWords, "en.properties"), "utf8");
  writeFileSync(
    join(folder, "words/ar.properties"),
    properties.replace(/(?<==).*$/gm, (value) =>
      value.includes("choice") ? value : inOther(value),
    ),
  );
}
