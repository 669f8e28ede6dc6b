// @vitest-environment happy-dom
import { computed } from "@preact/signals";
import { expect, test } from "vitest";
import { Drafts } from "../../connection/drafts";
import { formOf, unsentKind } from "./turn";

test("[M28] what of an answer is not sent is known at once, and when it is thrown away", () => {
  const drafts = new Drafts("answers");
  const form = formOf("pitches", 3);
  const unsent = computed(() => unsentKind(drafts, form));
  expect(unsent.value).toBeUndefined();
  drafts.of(`${form}/contact`).value = "My aunt is on the bo";
  expect(unsent.value).toBe("contact");
  drafts.of(`${form}/contact/sent`).value = "My aunt is on the bo";
  expect(unsent.value).toBeUndefined();
  drafts.of(`${form}/question/rest`).value = "what did not fit";
  expect(unsent.value).toBe("question");
  drafts.of(`${form}/question/rest`).value = "";
  expect(unsent.value).toBeUndefined();
});
