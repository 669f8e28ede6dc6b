import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { withoutReactiveDom } from "./lean-signals";

const dist = dirname(createRequire(import.meta.url).resolve("@preact/signals"));
const whole = readFileSync(join(dist, "signals.mjs"), "utf8");

test("what is left out of the signals of Preact is where it was, and nothing calls it", () => {
  const lean = withoutReactiveDom(whole);
  expect(lean.length).toBeLessThan(whole.length * 0.7);
  expect(lean).not.toMatch(/ReactiveTextNode|__np|\.U\b|setAttribute/);
  for (const kept of ['b("__b"', 'b("__r"', 'b("__e"', 'b("diffed"', 'b("unmount"', 'b("__h"']) {
    expect(lean).toContain(kept);
  }
  // It is script still.
  expect(
    () =>
      new Function(
        lean.replace(/import\{[^}]*\}from"[^"]*";|export\{[^}]*\}(from"[^"]*")?;?/g, ""),
      ),
  ).not.toThrow();
});

test("another version of the package, in which that may be elsewhere, is refused", () => {
  expect(() => withoutReactiveDom("export {};")).toThrow("has not what is left out");
});
