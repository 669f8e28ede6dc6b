import { defineConfig } from "vitest/config";

/** The attackers at the tables; scripts/siege lets them in for as long as one likes. */
export default defineConfig({
  test: {
    include: ["siege/**/*.test.ts"],
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
