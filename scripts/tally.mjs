// Adds up what every suite of scripts/test reported and prints the one line that counts. A suite
// that left no report, or ended badly without naming a failed test, counts as one failed.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const results = "web-client/test-results";
const total = { passed: 0, failed: 0, skipped: 0 };

function exitOf(step) {
  const file = `${results}/${step}.exit`;
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 1;
}

function add(step, count) {
  const failed = count.failed === 0 && exitOf(step) !== 0 ? 1 : count.failed;
  if (failed > 0) console.log(`${step}: ${failed} failed`);
  total.passed += count.passed;
  total.failed += failed;
  total.skipped += count.skipped;
}

function surefire() {
  const folder = "server/target/surefire-reports";
  const count = { passed: 0, failed: 0, skipped: 0 };
  if (!existsSync(folder)) return { ...count, failed: 1 };
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".xml"))) {
    const head = readFileSync(`${folder}/${file}`, "utf8").match(/<testsuite\b[^>]*>/)[0];
    const number = (name) => Number(head.match(new RegExp(`\\b${name}="(\\d+)"`))[1]);
    const bad = number("errors") + number("failures");
    count.failed += bad;
    count.skipped += number("skipped");
    count.passed += number("tests") - bad - number("skipped");
  }
  return count;
}

function check(step) {
  const ok = exitOf(step) === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function report(name, read) {
  const file = `${results}/${name}.json`;
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  return read(JSON.parse(readFileSync(file, "utf8")));
}

add("server", surefire());
add("format-and-lint", check("format-and-lint"));
add("types", check("types"));
for (const step of ["units", "chaos"]) {
  add(
    step,
    report(step, (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    })),
  );
}
add(
  "browsers",
  report("browsers", ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  })),
);

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
