import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, gunzipSync } from "node:zlib";
import { gzipAsync } from "@gfx/zopfli";
import type { Plugin } from "vite";

/**
 * Puts beside every file of text what goes over the wire in its place: as Brotli for who takes it, and as
 * gzip, by Zopfli, which takes its time and makes it a thirtieth smaller. The server sends these as they are.
 */
export function compressed(): Plugin {
  const texts = /\.(html|js|css|svg|json|txt)$/;
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!texts.test(name)) {
          continue;
        }
        const file = join(folder, name);
        const bytes = readFileSync(file);
        const forms = { br: brotliCompressSync(bytes), gz: await gzipAsync(bytes, {}) };
        if (!gunzipSync(forms.gz).equals(bytes)) {
          throw new Error(`${name} does not come out of gzip as it went in`);
        }
        for (const [ending, form] of Object.entries(forms)) {
          if (form.length < bytes.length) {
            writeFileSync(`${file}.${ending}`, form);
          }
        }
      }
    },
  };
}
