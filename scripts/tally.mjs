// Adds up what every suite of scripts/test reported, says which tests failed and why, and prints the
// one line that counts. A suite that left no report, or ended badly without naming a failed test,
// counts as one failed; of that the end of what it printed is shown, where that was kept. A test that
// failed and passed when it was run once more counts as passed, and is named with why it had failed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { stripVTControlCharacters } from "node:util";

/** A package of the web client's, which has all that the scripts use. */
function packageOfPages(name) {
  try {
    return createRequire(new URL("../web-client/", import.meta.url))(name);
  } catch (error) {
    console.log(`The packages of web-client are not installed: ${error.message.split("\n")[0]}`);
    console.log("0 passed, 1 failed");
    process.exit(1);
  }
}

const { XMLParser } = packageOfPages("fast-xml-parser");

/** Attributes and text are fields; what there may be several of is an array. */
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  textNodeName: "text",
  alwaysCreateTextNode: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  isArray: (name) =>
    ["testcase", "failure", "error", "flakyFailure", "flakyError"].includes(name),
});

const results = "web-client/test-results";
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const unsteady = [];

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
  if ((count.unsteady ?? []).length > 0) unsteady.push({ step, tests: count.unsteady });
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

/** The files of a module's reports. */
function reportsOf(module) {
  const folder = `server/${module}/target/surefire-reports`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith(".xml")).map((name) => `${folder}/${name}`);
}

/** What Maven's Surefire reported; a module without any report counts as one failed. */
function surefire() {
  const count = { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] };
  for (const module of ["engine", "app"]) {
    const files = reportsOf(module);
    if (files.length === 0) {
      count.failed += 1;
      count.failures.push({ ...endOfLog("server"), test: `${module}: no test was run` });
    }
    for (const file of files) {
      // Of what was run again the attributes count the last run only.
      const cases = xml.parse(readFileSync(file, "utf8")).testsuite.testcase ?? [];
      const late = cases.filter((each) => isClassThatPassedThen(each, cases));
      const bad = cases.filter((each) => isBad(each) && !late.includes(each));
      const skipped = cases.filter((each) => each.skipped !== undefined);
      const rest = cases.filter((each) => ![...late, ...bad, ...skipped].includes(each));
      count.failed += bad.length;
      count.skipped += skipped.length;
      count.passed += new Set(rest.map(({ classname, name }) => `${classname} ${name}`)).size;
      count.failures.push(...verdicts(bad, ["failure", "error"]));
      count.unsteady.push(
        ...verdicts(late, ["failure", "error"]),
        ...verdicts(cases, ["flakyFailure", "flakyError"]),
      );
    }
  }
  return count;
}

function isBad({ failure, error }) {
  return failure !== undefined || error !== undefined;
}

/**
 * Whether this stands for a class that could not begin, and could when it was run again: that is
 * told by its tests alone. Where it could not end, they have run before that, and are there twice.
 */
function isClassThatPassedThen({ name, rerunFailure, rerunError, ...said }, cases) {
  const names = cases.map((each) => each.name).filter((each) => each !== "");
  return (
    name === "" &&
    isBad(said) &&
    rerunFailure === undefined &&
    rerunError === undefined &&
    names.length > 0 &&
    new Set(names).size === names.length
  );
}

/** The tests of which something of these kinds is said, and what. */
function verdicts(cases, kinds) {
  return cases.flatMap(({ classname, name, ...said }) => {
    const verdict = kinds.flatMap((kind) => said[kind] ?? []).at(0);
    if (verdict === undefined) return [];
    const text = verdict.stackTrace?.text ?? verdict.stackTrace ?? verdict.text ?? "";
    return [
      {
        test: name ? `${classname}.${name}` : classname,
        said: lines(String(text).trim() || (verdict.message ?? "")),
      },
    ];
  });
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
  const those = (status, run) =>
    suites
      .flatMap(specs)
      .filter(({ tests }) => tests.some((test) => test.status === status))
      .map(({ file, title, tests }) => ({
        test: `${file}: ${title}`,
        said: said(tests.flatMap(({ results }) => results.at(run)?.errors ?? [])),
      }));
  const failures = those("unexpected", -1);
  if (errors.length > 0) failures.push({ test: "outside of any test", said: said(errors) });
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures,
    unsteady: those("flaky", 0),
  };
}

/** The beginning, and where it happened, also when the message is long. */
function shortened(said, most) {
  if (said.length <= most || most < 2) return said.slice(0, Math.max(most, 0));
  const head = said.slice(0, most - 1);
  return [...head, said.slice(most - 1).find((line) => /^\s*at /.test(line)) ?? said[most - 1]];
}

function testsOf(those) {
  return those.reduce((sum, suite) => sum + suite.tests.length, 0);
}

/** Tells of tests, suite by suite, and as much of each as so many lines have room for; how many are left. */
function tell(those, most, heading) {
  const each = Math.min(LINES_EACH, Math.floor(most / Math.max(testsOf(those), 1)) - 1);
  let left = most;
  for (const suite of those) {
    console.log(heading(suite));
    const named = suite.tests.slice(0, Math.max(left, 0));
    for (const { test, said } of named) {
      const why = shortened(said, each);
      console.log(`  ${test}`);
      for (const line of why) console.log(`    ${line}`);
      left -= 1 + why.length;
    }
    if (suite.tests.length > named.length) {
      console.log(`  and ${suite.tests.length - named.length} more`);
    }
  }
  return left;
}

add("server", surefire());
add("format-and-lint", check("format-and-lint"));
add("types", check("types"));
add("units", report("units", vitest));
add("oldest", report("oldest", vitest));
add("chaos", report("chaos", vitest));
add("siege", report("siege", vitest));
add("browsers", report("browsers", playwright));
add("engines", report("engines", vitest));

const named = testsOf(unsteady); // in a line each, whatever has failed
const left = tell(failures, MOST_LINES - named, ({ step, failed }) => `${step}: ${failed} failed`);
tell(
  unsteady,
  left + named,
  ({ step, tests }) => `${step}: ${tests.length} failed, and passed when run again`,
);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
