import { defineConfig } from "vitest/config";

/**
 * The tests that break servers and networks, two at a time, since they wait more than they work; scripts/chaos
 * runs one of them for as long as one likes.
 */
export default defineConfig({
  test: {
    include: ["chaos/**/*.test.ts"],
    maxWorkers: 2,
    disableConsoleIntercept: true,
    hookTimeout: 120_000,
  },
});
