import { defineConfig } from "vitest/config";

/** The tests that break servers and networks; scripts/chaos runs them for as long as one likes. */
export default defineConfig({
  test: {
    include: ["chaos/**/*.test.ts"],
    fileParallelism: false,
    disableConsoleIntercept: true,
    hookTimeout: 120_000,
  },
});
