import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { picture } from "./pictures";
import { settled } from "./settled";
import { expect, phoneSize, test, type Venue } from "./venue";

const fixtures = new URL("../../server/app/src/test/resources/activities/", import.meta.url);
const talks = JSON.parse(readFileSync(new URL("lightning-talks.json", fixtures), "utf8"));

/** A file as somebody chooses it. */
const file = (name: string, activity: unknown) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(typeof activity === "string" ? activity : JSON.stringify(activity)),
});

test("[H8] an activity is loaded from a file, chosen, used and deleted", async ({ venue }) => {
  const page = await venue.open("/");
  const choice = page.getByRole("combobox", { name: "Activity", exact: true });
  await expect(choice).toHaveValue("tech-innovation");
  await expect(page.getByRole("button", { name: "Delete this activity" })).toHaveCount(0);
  await expect(page.getByLabel("City, table 1", { exact: true })).toHaveValue("Detroit, MI");

  await page.getByLabel("Load an activity").setInputFiles(file("talks.json", talks));
  await expect(page.getByText("“Lightning talks” is loaded, and chosen.")).toBeVisible();
  await expect(choice).toHaveValue("lightning-talks");
  // It has no word for a place.
  await expect(page.getByLabel(/, table 1$/)).toHaveCount(0);

  await page.getByLabel("Name of the workshop").fill("Friday");
  await page.getByRole("button", { name: "Create the workshop" }).click();
  await expect(page.getByRole("heading", { name: "“Friday” is ready" })).toBeVisible();

  await page.goto(venue.server.address);
  await choice.selectOption("lightning-talks");
  // By keyboard: the focus stays by what it had been on.
  const remove = page.getByRole("button", { name: "Delete this activity" });
  const press = async (button: Locator) => {
    await settled(page);
    await button.press("Enter");
  };
  await press(remove);
  await expect(page.getByText("Workshops that were made from it go on")).toBeVisible();
  await expect(remove).toBeFocused();
  await picture(page, "activity-deletion");
  await press(page.getByRole("button", { name: "Cancel" }));
  await expect(remove).toBeFocused();
  await press(remove);
  await press(remove);
  await expect(page.getByText("“Lightning talks” is deleted.")).toBeVisible();
  await expect(choice).toHaveValue("tech-innovation");
  await expect(choice).toBeFocused();
});

/** The create page with an activity chosen whose places, stretches of a river, have these names in two languages. */
async function createByRiver(
  venue: Venue,
  id: string,
  places: readonly (readonly [en: string, es: string])[],
): Promise<Page> {
  const word = { en: "stretch", es: "tramo" };
  await venue.activity({
    ...talks,
    id,
    languages: ["en", "es"],
    words: { place: { one: word, many: word } },
    places: places.map(([en, es]) => ({ name: { en, es } })),
  });
  const page = await venue.open("/");
  await page.getByRole("combobox", { name: "Activity", exact: true }).selectOption(id);
  return page;
}

test("[H1] places are offered in the language of the workshop, not in its maker's", async ({
  venue,
}) => {
  const page = await createByRiver(venue, "river", [
    ["Upper river", "Río arriba"],
    ["Delta", "La delta"],
  ]);
  const first = page.getByLabel("Stretch, table 1", { exact: true });
  await expect(first).toHaveValue("Upper river");
  await page.getByLabel("Stretch, table 2", { exact: true }).fill("Ours");
  await page.getByRole("combobox", { name: "Language of the workshop" }).selectOption("es");
  await expect(first).toHaveValue("Río arriba");
  await expect(page.getByLabel("Stretch, table 2", { exact: true })).toHaveValue("Ours");
});

test("[H1] a place that was chosen for the whole room, or for a table, is the same place in another language", async ({
  venue,
}) => {
  const page = await createByRiver(venue, "one-river", [
    ["Delta", "La delta"],
    ["Upper river", "Río arriba"],
    ["Mill", "Molino"],
  ]);
  const room = page.getByLabel("Stretch, for the whole room");
  const table = (number: number) => page.getByLabel(`Stretch, table ${number}`, { exact: true });
  await room.selectOption("Upper river");
  await table(2).fill("Mill");
  await expect(table(3)).toHaveValue("Upper river");

  await page.getByRole("combobox", { name: "Language of the workshop" }).selectOption("es");

  await expect(room).toHaveValue("Río arriba");
  await expect(table(1)).toHaveValue("Río arriba");
  await expect(table(2)).toHaveValue("Molino");
  await expect(table(3)).toHaveValue("Río arriba");
});

test("[H8] who deletes what another has just deleted is told that it is deleted", async ({
  venue,
}) => {
  venue.troubled = true; // browsers log an answer that refuses
  await venue.activity({ ...talks, id: "twice-deleted" });
  const page = await venue.open("/");
  const choice = page.getByRole("combobox", { name: "Activity", exact: true });
  await choice.selectOption("twice-deleted");
  await page.getByRole("button", { name: "Delete this activity" }).click();
  const path = `${venue.server.address}/api/activities/twice-deleted`;
  expect((await fetch(path, { method: "DELETE" })).status).toBe(204);
  await settled(page);
  await page.getByRole("button", { name: "Delete this activity" }).click();
  await expect(page.getByText("“Lightning talks” is deleted.")).toBeVisible();
  await expect(choice.locator("option[value=twice-deleted]")).toHaveCount(0);
});

test("[H8] what could not be done about an activity is said of the activity", async ({ venue }) => {
  venue.troubled = true;
  await venue.activity({ ...talks, id: "unlucky" });
  const page = await venue.open("/");
  const choice = page.getByRole("combobox", { name: "Activity", exact: true });
  await choice.selectOption("unlucky");
  const remove = page.getByRole("button", { name: "Delete this activity" });
  await page.route("**/api/activities/unlucky", (route) => route.abort());
  await remove.click();
  await settled(page);
  await remove.click();
  await expect(page.getByText("The server did not answer. Try again.")).toBeVisible();
  await page.unroute("**/api/activities/unlucky");

  // It is loaded, and the list that would say so does not come.
  await page.route("**/api/activities", (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  await page
    .getByLabel("Load an activity")
    .setInputFiles(file("talks.json", { ...talks, id: "unlisted" }));
  await expect(page.getByText("The activity is loaded. The list")).toBeVisible();
  await expect(choice).toHaveValue("unlucky");
});

for (const { language, title, missing, allowed, load } of [
  {
    language: "en-US",
    title: "“broken.json” cannot be used: 3 faults.",
    missing: "title is missing.",
    allowed: "phases[0].sheet must be one of: talk. It is “tlak”.",
    load: "Load an activity",
  },
  {
    language: "es-MX",
    title: "«broken.json» no se puede usar: 3 errores.",
    missing: "title falta.",
    allowed: "phases[0].sheet debe ser uno de: talk. Es «tlak».",
    load: "Cargar una actividad",
  },
]) {
  test(`[A5] all that is wrong with an activity is said at once, in ${language}`, async ({
    venue,
  }) => {
    venue.troubled = true; // browsers log an answer that refuses
    const { title: _, ...broken } = structuredClone(talks);
    broken.phases[0].sheet = "tlak";
    broken.mood = 1;
    const page = await venue.open("/", { language, size: phoneSize });

    await page.getByLabel(load).setInputFiles(file("broken.json", broken));

    const faults = page.getByRole("region", { name: title });
    await expect(faults.getByRole("listitem")).toHaveCount(3);
    await expect(faults).toContainText(missing);
    await expect(faults).toContainText(allowed);
    await expectAccessible(page, "faults of an activity");
    await expectNoSidewaysScroll(page, "faults of an activity");
    await picture(page, `activity-faults-${language}`);

    // Mended, the same file is taken.
    await page
      .getByLabel(load)
      .setInputFiles(file("broken.json", { ...talks, id: `mended-${language.toLowerCase()}` }));
    await expect(faults).toHaveCount(0);
  });
}

test("[H8] why a version cannot replace the one that is loaded is said in words", async ({
  venue,
}) => {
  venue.troubled = true;
  const page = await venue.open("/");
  const load = page.getByLabel("Load an activity");
  const version = (number: number) => ({ ...talks, id: "versioned", version: number });

  await load.setInputFiles(file("talks.json", version(3)));
  await expect(page.getByText("“Lightning talks” is loaded, and chosen.")).toBeVisible();
  await load.setInputFiles(file("talks.json", version(2)));
  await expect(
    page.getByText("Version 3 of this activity is loaded already, and this is version 2."),
  ).toBeVisible();
  await load.setInputFiles(file("talks.json", { ...talks, id: "tech-innovation" }));
  await expect(page.getByText("An activity that comes with the server has this id.")).toBeVisible();
  await load.setInputFiles(file("talks.json", "x".repeat(300_000)));
  await expect(page.getByText("The file is too large")).toBeVisible();
});
