import { resolve } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The address of a Charrette server that the development server hands API calls and sockets to. */
const server = process.env.CHARRETTE_SERVER ?? "http://localhost:8080";

/** Which page answers which address; the Java server has the same table (SPEC H12). */
const pages: readonly [RegExp, string][] = [
  [/^\/j\/[^/]+(\/\d+)?\/?$/, "/index.html"],
  [/^\/t\/[^/]+\/?$/, "/phone.html"],
  [/^\/facilitate\/[^/]+\/?$/, "/facilitator.html"],
  [/^\/helper\/[^/]+\/?$/, "/facilitator.html"],
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

/**
 * lib0 looks into `localStorage` for settings of its log as soon as it is imported. Where the browser
 * throws at that, no page would open; nobody has such settings here, so it has nothing to look into.
 */
function logWithoutSettings(): Plugin {
  const nothing = "\0lib0-storage";
  return {
    name: "log-without-settings",
    enforce: "pre",
    resolveId: (source, importer) =>
      source === "./storage.js" && importer?.includes("/lib0/") ? nothing : undefined,
    load: (id) =>
      id === nothing
        ? "export const varStorage = { getItem: () => null, setItem() {} };"
        : undefined,
  };
}

export default defineConfig({
  base: "/",
  appType: "mpa",
  plugins: [pageAddresses(), logWithoutSettings()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    // Nothing is inlined as a data: address, so that "default-src 'self'" holds for every asset.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: resolve(import.meta.dirname, "index.html"),
        phone: resolve(import.meta.dirname, "phone.html"),
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
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
