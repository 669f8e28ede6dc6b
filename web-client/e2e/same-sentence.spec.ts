import { caretOf, putCaret, twoPhones } from "./same-text";
import { expect, test } from "./venue";

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

test("one's own words are undone and redone by a button, also after the sheet was turned", async ({
  venue,
}) => {
  const [amara, jo] = await twoPhones(venue);
  const undo = amara.page.getByRole("button", { name: "Undo: Our pitch" });
  await expect(undo).toHaveCount(0);
  await amara.write("pitch", "mine");
  await expect(jo.field("pitch")).toHaveValue("mine");
  await jo.type("pitch", " and theirs");
  await expect(amara.field("pitch")).toHaveValue("mine and theirs");
  await amara.sheet("Map");
  await amara.sheet("Pitch");
  await undo.click();
  await expect(amara.field("pitch")).toHaveValue(" and theirs");
  await expect(jo.field("pitch")).toHaveValue(" and theirs");
  await expect(undo).toBeFocused();
  await expect(undo).toBeDisabled();
  await amara.page.getByRole("button", { name: "Redo: Our pitch" }).click();
  await expect(jo.field("pitch")).toHaveValue("mine and theirs");
  await amara.field("pitch").press("Control+z");
  await expect(jo.field("pitch")).toHaveValue(" and theirs");
});
