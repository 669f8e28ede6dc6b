import type { Page } from "@playwright/test";
import type { Phone } from "./phone";
import { caretOf, putCaret, twoPhones } from "./same-text";
import { expect, test } from "./venue";

/** Composes as an on-screen keyboard does: the word under the caret changes until it is committed. */
async function composing(page: Page) {
  const keyboard = await page.context().newCDPSession(page);
  return {
    compose: (text: string) =>
      keyboard.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => keyboard.send("Input.insertText", { text }),
  };
}

/** The page's picture of the pitch when it is shown instead of the field, which must not be written to. */
function mirror(phone: Phone) {
  return phone.page.locator(".shared-field[data-behind] .mirror", {
    has: phone.page.locator(".own-caret"),
  });
}

test("a word that is being composed is not disturbed by what the others write", async ({
  venue,
}) => {
  const [amara, jo] = await twoPhones(venue);
  await amara.write("pitch", "We meet at the library.");
  await expect(jo.field("pitch")).toHaveValue("We meet at the library.");
  await putCaret(jo, "We meet at the ".length);
  const events = await jo.field("pitch").evaluateHandle((field: HTMLTextAreaElement) => {
    const seen: string[] = [];
    for (const type of ["compositionstart", "compositionend"]) {
      field.addEventListener(type, (event) =>
        seen.push(`${type} ${(event as CompositionEvent).data}`),
      );
    }
    return seen;
  });
  const keyboard = await composing(jo.page);
  await keyboard.compose("に");
  await keyboard.compose("にほ");

  await putCaret(amara, "We".length);
  await amara.page.keyboard.type(" all");
  // Others see a word as it is composed; whoever composes it sees theirs when it is done.
  await expect(amara.field("pitch")).toHaveValue("We all meet at the にほlibrary.");
  await amara.expectSaved();
  await expect(jo.field("pitch")).toHaveValue("We meet at the にほlibrary.");

  await keyboard.compose("にほん");
  await expect(amara.field("pitch")).toHaveValue("We all meet at the にほんlibrary.");
  expect(await events.jsonValue()).toEqual(["compositionstart "]);
  await keyboard.commit("日本");
  await expect(jo.field("pitch")).toHaveValue("We all meet at the 日本library.");
  expect(await events.jsonValue()).toEqual(["compositionstart ", "compositionend 日本"]);
  await expect(amara.field("pitch")).toHaveValue("We all meet at the 日本library.");
  await jo.expectSaved();
});

test("a word composed at the end stays whole while a neighbour appends, and ends where it was begun", async ({
  venue,
}) => {
  const [amara, jo] = await twoPhones(venue);
  await amara.write("pitch", "rest");
  await expect(jo.field("pitch")).toHaveValue("rest");
  await putCaret(jo, "rest".length);
  const keyboard = await composing(jo.page);
  await keyboard.compose(" mo");
  await expect(amara.field("pitch")).toHaveValue("rest mo");
  await putCaret(amara, "rest mo".length);
  await amara.page.keyboard.type(" NEIGHBOR");
  await amara.expectSaved();
  await keyboard.compose(" mor");
  await keyboard.compose(" more");
  await expect(amara.field("pitch")).toHaveValue("rest more NEIGHBOR");
  await keyboard.commit(" more");
  await expect(jo.field("pitch")).toHaveValue("rest more NEIGHBOR");
  expect(await caretOf(jo)).toBe("rest more".length);
  await jo.page.keyboard.type(" words");
  await expect(amara.field("pitch")).toHaveValue("rest more words NEIGHBOR");
});

test("a keyboard that never ends its composition hides nothing that others write, and is not disturbed", async ({
  venue,
}) => {
  const [amara, jo] = await twoPhones(venue);
  await amara.write("pitch", "We meet");
  await expect(jo.field("pitch")).toHaveValue("We meet");
  await putCaret(jo, "We meet".length);
  const keyboard = await composing(jo.page);
  await keyboard.compose(" to");
  await putCaret(amara, "We".length);
  await amara.page.keyboard.type(" all");
  await expect(mirror(jo)).toContainText("We all meet to");
  await expect(jo.field("pitch")).toHaveValue("We meet to");
  await expect(jo.field("pitch")).toHaveCSS("opacity", "0");

  await keyboard.compose(" today");
  await expect(mirror(jo)).toContainText("We all meet today");
  await expect(amara.field("pitch")).toHaveValue("We all meet today");
  await amara.page.keyboard.type(" of us");
  await expect(mirror(jo)).toContainText("We all of us meet today");

  await jo.field("pitch").blur();
  await expect(mirror(jo)).toHaveCount(0);
  await expect(jo.field("pitch")).toHaveValue("We all of us meet today");
  await jo.expectSaved();
});

test("turning the sheet with a word half composed keeps it", async ({ venue }) => {
  const [amara, jo] = await twoPhones(venue);
  await putCaret(jo, 0);
  const keyboard = await composing(jo.page);
  await keyboard.compose("we");
  await expect(amara.field("pitch")).toHaveValue("we");
  await putCaret(amara, 0);
  await amara.page.keyboard.type("Here ");
  await jo.sheet("Map");
  await jo.sheet("Pitch");
  await expect(jo.field("pitch")).toHaveValue(/^(weHere |Here we)$/);
  await expect(amara.field("pitch")).toHaveValue(await jo.field("pitch").inputValue());
});
