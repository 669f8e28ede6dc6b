import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Phone, sectorNames } from "./phone";
import { picture } from "./pictures";
import { settled } from "./settled";
import { expect, test } from "./venue";

const small = { width: 320, height: 640 };

const list = (page: Page) => page.locator("[data-card]");

/** All seven sectors can be touched without scrolling sideways, and are on the glass with their field. */
async function expectAllSectors(page: Page, group: string): Promise<void> {
  const radios = page.getByRole("group", { name: group }).getByRole("radio");
  await expect(radios).toHaveCount(7);
  const outside = await page
    .getByRole("group", { name: group })
    .locator("label")
    .evaluateAll((labels) =>
      labels
        .map((label) => label.getBoundingClientRect())
        .filter(({ left, right, height }) => left < 0 || right > innerWidth || height < 44),
    );
  expect(outside).toEqual([]);
  await expectNoSidewaysScroll(page, group);
}

test("[A4] the sector of a new player is proposed from its name, and one tap makes it another", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Proposals", ["Detroit, MI"]);
  const device = { size: small };
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1, device });
  const { page } = amara;
  await amara.sheet("Scan");
  const sectors = page.getByRole("group", { name: "Sector", exact: true });
  const name = page.getByLabel("Name (player)").first();
  const chip = (sector: keyof typeof sectorNames) =>
    sectors.getByRole("radio", { name: sectorNames[sector].short, exact: true });
  const add = page.getByRole("button", { name: "Add", exact: true });

  await expectAllSectors(page, "Sector");
  await name.fill("Wayne");
  await expect(sectors.getByRole("radio", { checked: true })).toHaveCount(0);
  await name.pressSequentially(" State University");
  await expect(chip("anchor")).toBeChecked();
  await expect(page.getByText("Colleges: proposed from the name.")).toBeVisible();
  await expectAccessible(page, "a sector is proposed");
  await picture(page, "players-proposed");
  await add.click();
  await expect(amara.card("Wayne State University")).toContainText(sectorNames.anchor.full);
  await expect(sectors.getByRole("radio", { checked: true })).toHaveCount(0);

  // What somebody chose stays, whatever they go on to write; what is proposed can be chosen, too.
  await name.fill("Knight Foundation");
  await expect(chip("fund")).toBeChecked();
  await chip("fund").click({ force: true });
  await expect(page.getByText("proposed from the name")).toHaveCount(0);
  await name.press("End");
  await name.pressSequentially(" incubator bootcamp academy");
  await expect(chip("fund")).toBeChecked();
  // By keyboard.
  await chip("fund").focus();
  await page.keyboard.press("ArrowRight");
  await expect(chip("anchor")).toBeChecked();
  await add.click();
  await expect(amara.card("Knight Foundation incubator bootcamp academy")).toContainText(
    sectorNames.anchor.full,
  );

  // Who types what is there is told, and may open it, or add it all the same.
  await name.fill("wayne state univercity");
  await page.getByRole("button", { name: "Wayne State University", exact: true }).first().click();
  await expect(
    amara.card("Wayne State University").getByRole("textbox", { name: /^Note:/ }),
  ).toBeVisible();
  await expect(
    amara
      .card("Wayne State University")
      .getByRole("button", { name: "Wayne State University", exact: true }),
  ).toBeFocused();
  await expect(name).toHaveValue("wayne state univercity");
  await add.click();
  await expect(list(page)).toHaveCount(3);
});

test("[F6] what two phones added at once is noticed by both, merged on request, and taken back", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Doubles", ["Detroit, MI"]);
  const cable = await venue.layCable();
  const size = small;
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1, device: { size } });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 1, device: { size, cable } });
  await amara.sheet("Scan");
  await jo.sheet("Scan");
  await amara.addPlayer({ name: "Land bank", sector: "gov", note: "Owns lots", link: "" });
  await expect(list(jo.page)).toHaveCount(1);

  await jo.hasFetched("CardEditor", "LinksList");
  await jo.page.context().setOffline(true);
  cable.let("nothing");
  await amara.addPlayer({
    name: "Data Driven Detroit",
    sector: "civic",
    note: "Holds parcel surveys",
    link: "",
  });
  await amara.star("Data Driven Detroit");
  await amara.partner("Land bank", "Data Driven Detroit", "share parcels");
  await jo.addPlayer({
    name: "data-driven detroit inc.",
    sector: "gov",
    note: "Neighborhood indicators",
    link: "",
  });
  await jo.star("data-driven detroit inc.");
  await jo.partner("data-driven detroit inc.", "Land bank", "map lots");
  await expect(jo.page.getByRole("button", { name: /^Merge/ })).toHaveCount(0);
  await jo.page.context().setOffline(false);
  cable.let("everything");

  const merge = { name: "Merge data-driven detroit inc. with Data Driven Detroit" };
  await expect(amara.page.getByRole("button", merge)).toHaveCount(1);
  await expect(jo.page.getByRole("button", merge)).toHaveCount(1);
  await expectAccessible(amara.page, "a double is noticed");
  await expectNoSidewaysScroll(amara.page, "a double is noticed");
  await amara.page.getByRole("button", merge).scrollIntoViewIfNeeded();
  await picture(amara.page, "players-double");

  // Jo goes on with the note of the one that Amara merges into the other.
  const card = jo.card("data-driven detroit inc.");
  await card.getByRole("button", { name: "data-driven detroit inc.", exact: true }).click();
  const note = card.getByRole("textbox", { name: "Note: data-driven detroit inc." });
  await note.press("Control+End");
  await note.pressSequentially(", since 2008");
  await settled(amara.page);
  await amara.page.getByRole("button", merge).press("Enter");
  await expect(list(jo.page)).toHaveCount(2);
  const part = jo.page.getByRole("textbox", {
    name: "Note that came with data-driven detroit inc.",
  });
  await expect(part).toBeFocused();
  await jo.page.keyboard.type(", and maps");
  const whole = "Holds parcel surveys — Neighborhood indicators, since 2008, and maps";
  await expect(amara.card("Data Driven Detroit")).toContainText(whole);
  await expectAccessible(jo.page, "a merged player is open");
  await part.scrollIntoViewIfNeeded();
  await picture(jo.page, "players-merged-open");
  await expect(amara.card("Data Driven Detroit").getByRole("button", { name: /^Star/ })).toHaveText(
    "★ 2",
  );
  await expect(amara.page.locator(".card-link")).toHaveCount(1);
  await expect(amara.page.locator(".card-link")).toContainText("map lots");
  await expect(amara.page.locator(".card-link")).toContainText("share parcels");
  await amara.expectSaved();

  // What the facilitator takes home says the same.
  const report = await fetch(`${venue.server.address}/api/workshops/${workshop.id}/report.json`, {
    headers: { Authorization: `Bearer ${workshop.facilitatorToken}` },
  });
  const { tables } = (await report.json()) as {
    tables: {
      cards: Record<
        string,
        { cards: { name: string; stars: number; note: string }[]; links: object[] }
      >;
    }[];
  };
  const found = tables[0]?.cards.players;
  expect(found?.cards).toMatchObject([
    { name: "Data Driven Detroit", stars: 2, note: whole },
    { name: "Land bank" },
  ]);
  expect(found?.links).toHaveLength(1);

  await amara.page.getByRole("button", { name: "Undo" }).last().click();
  await expect(list(amara.page)).toHaveCount(3);
  await expect(list(jo.page)).toHaveCount(3);
  // Who says that they are two is not asked again, and the others are.
  await amara.page.getByRole("button", { name: /^Not the same/ }).click();
  await expect(amara.page.getByRole("button", merge)).toHaveCount(0);
  await amara.reload();
  await amara.sheet("Scan");
  await expect(list(amara.page)).toHaveCount(3);
  await expect(amara.page.getByRole("button", merge)).toHaveCount(0);
  await expect(jo.page.getByRole("button", merge)).toHaveCount(1);
});

test("[A4] [F6] the same in Spanish", async ({ venue }) => {
  const workshop = await venue.workshop("Actores", ["Detroit, MI"], "tech-innovation");
  const device = { size: small, language: "es-MX" };
  const page = await venue.open(`/j/${workshop.joinCode}/1`, device);
  await page.getByLabel("Tu nombre").fill("Ana");
  await page.getByRole("button", { name: /^(Unirme|Entrar|Unirse)/ }).click();
  await page.waitForURL(/\/t\//);
  await page.getByRole("navigation").getByRole("button").nth(1).click();
  const name = page.getByLabel("Nombre (actor)").first();
  const add = page.getByRole("button", { name: "Agregar", exact: true });
  await expectAllSectors(page, "Sector");
  await name.fill("Universidad Estatal de Wayne");
  await expect(page.getByRole("radio", { name: "Universidades" })).toBeChecked();
  await expect(page.getByText("Universidades: así lo sugiere el nombre.")).toBeVisible();
  await expectAccessible(page, "a sector is proposed, in Spanish");
  await picture(page, "players-proposed-es");
  await add.click();
  await name.fill("La Universidad estatal de Wayne");
  await expect(page.getByText("Ya está en la lista:").first()).toBeVisible();
  await add.click();
  const merge = page.getByRole("button", { name: /^Juntar/ });
  await merge.scrollIntoViewIfNeeded();
  await expectAccessible(page, "a double is noticed, in Spanish");
  await picture(page, "players-double-es");
  await settled(page);
  await merge.press("Enter");
  await expect(list(page)).toHaveCount(1);
  await expect(page.getByText("Se juntó con")).toBeVisible();
  await picture(page, "players-merged-es");
});
