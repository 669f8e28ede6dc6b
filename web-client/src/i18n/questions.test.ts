import { expect, test } from "vitest";
import { language } from "./language";
import { questionsIn } from "./questions";

test("a name of the other direction is between marks of its own, which a message may have", async () => {
  const ask = await questionsIn("en");
  const names = ["السوق (2030)", "Data Inc."];
  expect(ask("shared", { one: 1, other: 2, names })).toContain(
    "\u200fالسوق (2030)\u200f, Data Inc.",
  );
});

test("[A8] tables are asked in their workshop's language, and not in that of who asks", async () => {
  expect(language.value).toBe("en");
  const names = { one: "A", other: "B" };
  expect((await questionsIn("es-MX"))("unlinked", names)).toMatch(/^Nadie vincula «A» con «B»/);
  expect((await questionsIn("en"))("unlinked", names)).toMatch(/^Nobody links “A” with “B”/);
  expect((await questionsIn("fr"))("unlinked", names)).toMatch(/^Nobody links/);
});
