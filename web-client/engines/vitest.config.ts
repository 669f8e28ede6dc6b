import { defineConfig } from "vitest/config";

/** The hour in three engines at one table. What fails first says most: what comes after it builds on it. */
export default defineConfig({
  test: {
    include: ["engines/**/*.test.ts"],
    // It runs beside chaos, and looks for ports in a place of its own.
    env: { TEST_PARALLEL_INDEX: "7" },
    bail: 1,
    disableConsoleIntercept: true,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
