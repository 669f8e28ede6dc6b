import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { targets } from "./oldest/browsers.ts";
import { plainWords } from "./oldest/plain-words.ts";
import { withoutLayers } from "./oldest/without-layers.ts";
import { compressed } from "./vite/compressed.ts";
import { fetchedAhead } from "./vite/fetched-ahead.ts";
import { leanSignals } from "./vite/lean-signals.ts";
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

/** What the bundles hold of others: Vite's own list, and from it a bill of materials. */
const LICENCES = "licences.json";

function billOfMaterials(): Plugin {
  return {
    name: "bill-of-materials",
    writeBundle({ dir = "dist" }) {
      const parts: { name: string; version: string; identifier?: string }[] = JSON.parse(
        readFileSync(resolve(dir, LICENCES), "utf8"),
      );
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
    leanSignals(),
    leanYjs(),
    preload(),
    plainWords(),
    withoutLayers(),
    billOfMaterials(),
    compressed(),
  ],
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
    // Tests meet the Yjs that the pages have.
    server: { deps: { inline: ["yjs", "lib0", "y-protocols"] } },
  },
});
