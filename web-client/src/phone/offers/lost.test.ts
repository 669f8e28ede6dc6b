// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { Drafts } from "../../connection/drafts";
import { forgetLost } from "./lost";
import { formOf, unsentKind } from "./turn";

const form = formOf("pitches", 3);

/** A phone that has sent these answers. */
function phone(answers: Readonly<Record<string, string>>) {
  const drafts = new Drafts("charrette/W/draft/table-1");
  for (const [kind, words] of Object.entries(answers)) {
    drafts.of(`${form}/${kind}`).value = words;
    drafts.of(`${form}/${kind}/sent`).value = words;
  }
  const sent = (kind: string) => drafts.of(`${form}/${kind}/sent`);
  return { drafts, sent };
}

describe("[J33] [M28] of what was sent to a turn", () => {
  beforeEach(() => localStorage.clear());

  test("that is sent which the server has, and the rest is not: its words stay to be sent again", async () => {
    const { drafts, sent } = phone({ help: "We have a truck", contact: "Ben", question: "When?" });
    await forgetLost(drafts, form, async () => [
      { kind: "help", text: "We have a truck" },
      { kind: "question", text: "Who?" },
    ]);
    expect(["help", "contact", "question"].map((kind) => sent(kind).value)).toEqual([
      "We have a truck",
      "",
      "Who?",
    ]);
    expect(unsentKind(drafts, form)).toBe("contact");
    expect(drafts.of(`${form}/contact`).value).toBe("Ben");
  });

  test("what is sent or taken back while the server is asked is later than the answer", async () => {
    const { drafts, sent } = phone({ help: "We have a truck", contact: "Ben" });
    await forgetLost(drafts, form, async () => {
      sent("help").value = "We have two";
      sent("contact").value = "";
      return [{ kind: "contact", text: "Ben" }];
    });
    expect(sent("help").value).toBe("We have two");
    expect(sent("contact").value).toBe("");
  });

  test("nothing is asked where nothing was sent, and nothing is forgotten where nobody answers", async () => {
    await forgetLost(phone({}).drafts, form, () => expect.fail("asked"));
    const { drafts, sent } = phone({ help: "We have a truck" });
    const nobody = forgetLost(drafts, form, () => Promise.reject(new Error("given up")));
    await expect(nobody).rejects.toThrow("given up");
    expect(sent("help").value).toBe("We have a truck");
  });
});
