import type { Page } from "@playwright/test";
import { Phone } from "./phone";
import { expect, test, type Venue } from "./venue";

async function twoPhones(venue: Venue): Promise<[Phone, Phone]> {
  const workshop = await venue.workshop("Same sentence", ["Detroit, MI"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 1 });
  await amara.sheet("Pitch");
  await jo.sheet("Pitch");
  return [amara, jo];
}

/** Puts the caret of a native field between two characters, as a tap does. */
async function putCaret(phone: Phone, index: number): Promise<void> {
  await phone.field("pitch").evaluate((field: HTMLTextAreaElement, at) => {
    field.focus();
    field.setSelectionRange(at, at);
  }, index);
}

test("two phones write in the same sentence at the same moment, and every letter stays", async ({
  venue,
}) => {
  const [amara, jo] = await twoPhones(venue);
  await amara.write("pitch", "We open data. Residents choose.");
  await expect(jo.field("pitch")).toHaveValue("We open data. Residents choose.");

  await putCaret(amara, "We open".length);
  await putCaret(jo, "We open data".length);
  await expect(jo.page.locator(".caret[data-name=Amara]")).toBeVisible();
  await expect(amara.page.locator(".caret[data-name=Jo]")).toBeVisible();

  const hers = " federal, state, county and city";
  const his = " in one room, for one long day";
  await Promise.all([
    amara.page.keyboard.type(hers, { delay: 15 }),
    jo.page.keyboard.type(his, { delay: 15 }),
  ]);

  const whole = `We open${hers} data${his}. Residents choose.`;
  await expect(amara.field("pitch")).toHaveValue(whole);
  await expect(jo.field("pitch")).toHaveValue(whole);
  await amara.expectSaved();
  await jo.expectSaved();
  const caretOf = (phone: Phone) =>
    phone.field("pitch").evaluate((field: HTMLTextAreaElement) => field.selectionStart);
  expect(await caretOf(amara)).toBe(`We open${hers}`.length);
  expect(await caretOf(jo)).toBe(`We open${hers} data${his}`.length);
});

test("two phones write at the very same place, and each word stays whole on both", async ({
  venue,
}) => {
  const [amara, jo] = await twoPhones(venue);
  await amara.write("pitch", "Bring and map the gaps.");
  await expect(jo.field("pitch")).toHaveValue("Bring and map the gaps.");
  await putCaret(amara, "Bring ".length);
  await putCaret(jo, "Bring ".length);
  await Promise.all([
    amara.page.keyboard.type("partners ", { delay: 12 }),
    jo.page.keyboard.type("neighbors ", { delay: 12 }),
  ]);
  await amara.expectSaved();
  await jo.expectSaved();
  const settled = /^Bring (partners neighbors|neighbors partners) and map the gaps\.$/;
  await expect(amara.field("pitch")).toHaveValue(settled);
  await expect(jo.field("pitch")).toHaveValue(await amara.field("pitch").inputValue());
});

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
