/** Who creates a workshop says when it starts and ends. */
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { picture } from "./pictures";
import { expect, test } from "./venue";

for (const [language, name, create, starts, ends, says] of [
  [
    "en-US",
    "Name of the workshop",
    "Create the workshop",
    "Starts (if you know)",
    "Ends",
    /the next day/,
  ],
  [
    "es-MX",
    "Nombre del taller",
    "Crear el taller",
    "Empieza (si ya se sabe)",
    "Termina",
    /al día siguiente/,
  ],
] as const) {
  test(`[H1] [M22] a workshop is created with its start and its end, in ${language}`, async ({
    venue,
  }) => {
    const size = { width: language === "en-US" ? 1366 : 320, height: 768 };
    const home = await venue.open("/", { language, size });
    await home.getByLabel(name).fill("Evening");
    await home.getByLabel(starts, { exact: true }).fill("2031-03-05T18:30");
    await home.getByLabel(ends, { exact: true }).fill("20:15");
    const said = home.locator("#create-when-says");
    await expect(said).not.toContainText(says);
    await home.getByLabel(ends, { exact: true }).fill("01:00");
    await expect(said).toContainText(says);
    await expectAccessible(home, `creating, ${language}`);
    await expectNoSidewaysScroll(home, `creating, ${language}`);
    await said.scrollIntoViewIfNeeded();
    await picture(home, `create-times-${language}`);
    const answered = home.waitForResponse((response) => response.url().endsWith("/api/workshops"));
    await home.getByRole("button", { name: create }).click();
    const workshop = (await (await answered).json()) as { id: string; facilitatorToken: string };
    const plan = (await venue.state(workshop)).workshop.timing?.plan;
    expect((plan?.end ?? 0) - (plan?.start ?? 0)).toBe(6.5 * 3_600_000);
  });
}
