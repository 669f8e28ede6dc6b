import { defineConfig } from "vitest/config";

/** What the built pages need of a browser. */
export default defineConfig({ test: { include: ["oldest/**/*.test.ts"], testTimeout: 60_000 } });
