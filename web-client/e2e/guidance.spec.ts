import { Phone } from "./phone";
import { expect, test } from "./venue";

test("what to look for is ticked off by a card of its own category, not by another's of that name", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Officers", ["Detroit, MI"]);
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const { page } = phone;
  await phone.addPlayer({ name: "Chief Data Officer", sector: "gov", note: "Maps", link: "" });
  await phone.half("Findings");
  for (const [category, there] of [
    ["Local government", true],
    ["Federal resources", false],
  ] as const) {
    await page.getByRole("button", { name: `What to look for: ${category}` }).click();
    const add = page.getByRole("dialog").getByRole("button", { name: "Add: Chief Data Officer" });
    await expect(add).toBeEnabled({ enabled: !there });
    if (!there) {
      await add.click();
      await expect(add).toBeDisabled();
    }
    await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  }
});
