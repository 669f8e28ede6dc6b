import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { targets } from "./oldest/browsers.ts";
import { withPlainWords } from "./oldest/plain-words.ts";
import { withoutLayers } from "./oldest/without-layers.ts";
import { compressed } from "./vite/compressed.ts";
import { fetchedAhead } from "./vite/fetched-ahead.ts";
import { leanYjs } from "./vite/lean-yjs.ts";
import { preload } from "./vite/preload.ts";
import { sharedFile } from "./vite/shared-files.ts";

/** The address of a Charrette server that the development server hands API calls and sockets to. */
const server = process.env.PAGES_SERVER ?? "http://localhost:8080";

/** Which page answers which address; the Java server has the same table (SPEC H12). */
const pages: readonly [RegExp, string][] = [
  [/^\/j\/[^/]+(\/\d+)?\/?$/, "/index.html"],
  [/^\/s\/[^/]+\/?$/, "/index.html"],
  [/^\/t\/[^/]+\/?$/, "/phone.html"],
  [/^\/facilitate\/[^/]+\/?$/, "/facilitator.html"],
  [/^\/helper\/[^/]+\/?$/, "/facilitator.html"],
  [/^\/device\/?$/, "/device.html"],
  [/^\/screen\/[^/]+\/?$/, "/screen.html"],
];

function pageAddresses(): Plugin {
  return {
    name: "page-addresses",
    configureServer(devServer) {
      devServer.middlewares.use((request, _response, next) => {
        const path = (request.url ?? "").split(/[?#]/)[0] ?? "";
        const page = pages.find(([pattern]) => pattern.test(path));
        if (page) {
          request.url = page[1];
        }
        next();
      });
    },
  };
}

/** What the bundles hold of others: Vite's own list and the fonts, and from it a bill of materials. */
const LICENCES = "licences.json";

interface Part {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string;
  readonly text?: string;
}

/** The fonts of pages and reports (pom.xml), which no script names: their files' licence, and where it stands. */
const FONTS: readonly (readonly [name: string, identifier: string, file: string])[] = [
  ["@expo-google-fonts/noto-sans-arabic", "OFL-1.1", "LICENSE_FONT"],
  ["@expo-google-fonts/public-sans", "OFL-1.1", "LICENSE_FONT"],
  ["@fontsource-variable/public-sans", "OFL-1.1", "LICENSE"],
  ["dejavu-fonts-ttf", "Bitstream-Vera", "LICENSE"],
];

function font([name, identifier, file]: (typeof FONTS)[number]): Part {
  const folder = resolve(import.meta.dirname, "node_modules", name);
  const { version } = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8"));
  return { name, version, identifier, text: readFileSync(resolve(folder, file), "utf8") };
}

function billOfMaterials(): Plugin {
  return {
    name: "bill-of-materials",
    writeBundle({ dir = "dist" }) {
      const scripts: Part[] = JSON.parse(readFileSync(resolve(dir, LICENCES), "utf8"));
      const parts = [...scripts, ...FONTS.map(font)];
      writeFileSync(resolve(dir, LICENCES), JSON.stringify(parts, null, 2));
      const components = parts.map(({ name, version, identifier }) => ({
        type: "library",
        name,
        version,
        purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
        licenses: identifier === undefined ? [] : [{ license: { id: identifier } }],
      }));
      const bill = { bomFormat: "CycloneDX", specVersion: "1.6", version: 1, components };
      writeFileSync(resolve(dir, "licences.cdx.json"), JSON.stringify(bill, null, 2));
    },
  };
}

export default defineConfig({
  base: "/",
  appType: "mpa",
  plugins: [
    pageAddresses(),
    leanYjs(),
    preload(),
    withPlainWords(),
    withoutLayers(),
    billOfMaterials(),
    compressed(),
  ],
  resolve: {
    // Of the two forms that Preact's signals bring for browsers, the one in the language of these pages.
    alias: [
      {
        find: /^@preact\/(signals|signals-core)$/,
        replacement: resolve(import.meta.dirname, "node_modules/@preact/$1/dist/$1.mjs"),
      },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    // The oldest browsers have of ES2022 all but what oldest/ forbids; by their names Vite would write
    // each private method anew, and make the phone's script a twentieth larger.
    target: "es2022",
    cssTarget: targets,
    // Nothing is inlined as a data: address, so that "default-src 'self'" holds for every asset.
    assetsInlineLimit: 0,
    // It would run only after all that it could have fetched ahead.
    modulePreload: { polyfill: false, resolveDependencies: fetchedAhead },
    license: { fileName: LICENCES },
    rolldownOptions: {
      output: {
        chunkFileNames: ({ facadeModuleId }) => {
          const [, language] = facadeModuleId?.match(/i18n\/([\w-]+)\/[^/]+$/) ?? [];
          return `assets/${language === undefined ? "" : `${language}-`}[name]-[hash].js`;
        },
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: sharedFile, debugName: "shared files" }],
        },
      },
      input: {
        index: resolve(import.meta.dirname, "index.html"),
        phone: resolve(import.meta.dirname, "phone.html"),
        device: resolve(import.meta.dirname, "device.html"),
        facilitator: resolve(import.meta.dirname, "facilitator.html"),
        screen: resolve(import.meta.dirname, "screen.html"),
      },
    },
  },
  server: {
    proxy: {
      "/api": { target: server },
      "/health": { target: server },
      "/ws": { target: server, ws: true },
      "/report": { target: server },
    },
  },
  test: {
    include: ["{src,vite}/**/*.test.{ts,tsx}"],
    // By itself it leaves a processor idle, and on a machine of two takes one file after the other.
    maxWorkers: availableParallelism(),
    // Hundreds of drawn cases take their time on a busy machine.
    testTimeout: 30_000,
    setupFiles: ["vite/patience.ts"],
    // Tests meet the Yjs that the pages have.
    server: { deps: { inline: ["yjs", "lib0", "y-protocols"] } },
  },
});
