// Adds up what every suite of scripts/test reported, says which tests failed and why, and prints the
// one line that counts. A suite that left no report, or ended badly without naming a failed test,
// counts as one failed; of that the end of what it printed is shown, where that was kept.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const results = "web-client/test-results";
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** Lines that all failures together may take, so that the last hundred of the output say why. */
const MOST_LINES = 80;
const LINES_EACH = 14;
const LINE_LENGTH = 240;

/** Frames of a stack trace that say nothing about us. */
const FOREIGN =
  /^\s*at (.*\/)?(java|jdk|org\.junit|org\.assertj|org\.apache\.maven)\.|^\s*at .*(node:|node_modules|<anonymous>\)$)/;

function exitOf(step) {
  const file = `${results}/${step}.exit`;
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 1;
}

function add(step, count) {
  const failed = count.failed === 0 && exitOf(step) !== 0 ? 1 : count.failed;
  const named = count.failures ?? [];
  if (failed > 0) {
    failures.push({ step, failed, tests: named.length > 0 ? named : [endOfLog(step)] });
  }
  total.passed += count.passed;
  total.failed += failed;
  total.skipped += count.skipped;
}

/** What Maven says of an error, and javac of a warning in a file, which is an error here. */
const MAVEN_FAILURE = /^\[ERROR\]|^\[WARNING\] .*\.java:\[/;

/** What was printed last, or, by Maven, from the first error on: it ends with advice. */
function endOfLog(step) {
  const file = `${results}/${step}.log`;
  const log = lines(existsSync(file) ? readFileSync(file, "utf8") : "its output is above");
  const error = log.findIndex((line) => MAVEN_FAILURE.test(line));
  const said = error < 0 ? log.slice(-LINES_EACH) : log.slice(error);
  return { test: `no test by name; it ended with ${exitOf(step)}`, said };
}

function lines(text) {
  return stripVTControlCharacters(text)
    .split("\n")
    .filter((line) => line.trim() !== "" && !FOREIGN.test(line))
    .map((line) => line.slice(0, LINE_LENGTH));
}

/** A module's reports; it must have some. */
function reports(module) {
  const folder = `server/${module}/target/surefire-reports`;
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xml")) : [];
  if (files.length === 0) failures.push({ step: "server", failed: 1, tests: [{ test: `no report in ${folder}`, said: [] }] });
  return files.map((name) => `${folder}/${name}`);
}

function surefire() {
  const count = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const file of ["engine", "app"].flatMap(reports)) {
    const xml = readFileSync(file, "utf8").replace(
      /<!\[CDATA\[(.*?)\]\]>/gs,
      (_, text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    );
    const suite = attributes(xml.match(/<testsuite\b([^>]*)>/)[1]);
    const bad = Number(suite.errors) + Number(suite.failures);
    count.failed += bad;
    count.skipped += Number(suite.skipped);
    count.passed += Number(suite.tests) - bad - Number(suite.skipped);
    if (bad > 0) count.failures.push(...failedCases(xml));
  }
  return count;
}

/** Of a report without CDATA: there "<" begins a tag and nothing else. */
function failedCases(xml) {
  const failed = [];
  for (const [, head, body = ""] of xml.matchAll(
    /<testcase\b([^<]*?)(?:\/>|>(.*?)<\/testcase>)/gs,
  )) {
    const verdict = body.match(/<(?:failure|error)\b([^<]*?)(?:\/>|>([^<]*)<\/)/);
    if (verdict) {
      const { classname, name } = attributes(head);
      const said = decoded(verdict[2] ?? "").trim() || (attributes(verdict[1]).message ?? "");
      failed.push({ test: name ? `${classname}.${name}` : classname, said: lines(said) });
    }
  }
  return failed;
}

function attributes(text) {
  const all = [...text.matchAll(/([\w:]+)="([^"]*)"/g)];
  return Object.fromEntries(all.map(([, name, value]) => [name, decoded(value)]));
}

function decoded(text) {
  const named = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(#x?)?(\w+);/g, (all, number, name) =>
    number
      ? String.fromCodePoint(Number.parseInt(name, number === "#x" ? 16 : 10))
      : (named[name] ?? all),
  );
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

function vitest(json) {
  const failures = json.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = name.replace(`${process.cwd()}/web-client/`, "");
    const failed = assertionResults
      .filter(({ status }) => status === "failed")
      .map((test) => ({
        test: `${file}: ${test.fullName.trim()}`,
        said: lines(test.failureMessages.join("\n")),
      }));
    return message ? [{ test: file, said: lines(message) }, ...failed] : failed;
  });
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
    failures,
  };
}

function playwright({ stats, suites, errors }) {
  const said = (those) => lines(those.map(({ stack, message }) => stack ?? message).join("\n"));
  const specs = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specs)];
  const failures = suites
    .flatMap(specs)
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => ({
      test: `${file}: ${title}`,
      said: said(tests.flatMap(({ results }) => results.at(-1)?.errors ?? [])),
    }));
  if (errors.length > 0) failures.push({ test: "outside of any test", said: said(errors) });
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures,
  };
}

/** The beginning, and where it happened, also when the message is long. */
function shortened(said, most) {
  if (said.length <= most || most < 2) return said.slice(0, Math.max(most, 0));
  const head = said.slice(0, most - 1);
  return [...head, said.slice(most - 1).find((line) => /^\s*at /.test(line)) ?? said[most - 1]];
}

function tellFailures() {
  const tests = failures.reduce((sum, suite) => sum + suite.tests.length, 0);
  const each = Math.min(LINES_EACH, Math.floor(MOST_LINES / Math.max(tests, 1)) - 1);
  let left = MOST_LINES;
  for (const suite of failures) {
    console.log(`${suite.step}: ${suite.failed} failed`);
    for (const { test, said } of suite.tests.slice(0, left)) {
      console.log(`  ${test}`);
      for (const line of shortened(said, each)) console.log(`    ${line}`);
    }
    if (suite.tests.length > left) console.log(`  and ${suite.tests.length - left} more`);
    left = Math.max(left - suite.tests.length, 0);
  }
}

add("server", surefire());
add("format-and-lint", check("format-and-lint"));
add("types", check("types"));
add("units", report("units", vitest));
add("chaos", report("chaos", vitest));
add("browsers", report("browsers", playwright));

tellFailures();
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
