import type { Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { find, idOf, names } from "./map";
import { picture } from "./pictures";
import { callForHelp, sit } from "./stock";
import { expect, laptopSize, test } from "./venue";

const sizes = [
  laptopSize,
  { width: 1024, height: 768 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

/** Goes on, so that each size that cuts something off is told. */
const soft = expect.configure({ soft: true });

/** What is said of tables' states that is cut off at an edge of something. */
async function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".chips, .chip, .dense-since, .table-mark, .need")]
      .filter((part) => {
        const frame = (part.closest(".table-card") ?? document.body).getBoundingClientRect();
        const { left, right, bottom } = part.getBoundingClientRect();
        const within = part.scrollWidth <= part.clientWidth || part.clientWidth === 0;
        return !within || left < frame.left || right > frame.right || bottom > frame.bottom;
      })
      .map((part) => `${part.className} “${part.textContent}” in ${part.clientWidth} px`),
  );
}

for (const tables of [4, 20, 40, 60, 200]) {
  test(`[W43] the states of ${tables} tables are read whole`, async ({ venue }) => {
    test.slow();
    const workshop = await venue.workshop("Dense", Array(tables).fill("Detroit, MI"));
    const { address } = venue.server;
    for (const table of [1, 2, 3]) {
      await callForHelp(address, workshop, "Wei", table);
      const program = await sit(address, workshop, "Ana", table);
      find(
        program,
        names.slice(0, 12).map((name) => ({ name, sector: "gov" })),
      );
    }
    await sit(address, workshop, "Kim", 4);
    (await sit(address, workshop, "Ana", 4)).disconnect();
    await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
    await venue.command(workshop, { type: "start-timer" });
    await venue.command(workshop, { type: "claim-help", table: 2, name: "Kim", since: null });
    for (const table of [2, 3]) {
      await venue.command(workshop, { type: "lock", table });
      await venue.command(workshop, { type: "extra-time", table, ms: 120_000 });
    }
    await venue.command(workshop, { type: "show-table", table: 3 });
    await venue.server.advance(11 * 60_000);
    for (const language of ["en-US", "es-MX"]) {
      const desk = new Dashboard(await venue.facilitate(workshop, { language }));
      await expect(desk.page.locator('.table-card[data-status="help"]')).toHaveCount(2);
      await desk.page.evaluate(() => document.fonts.ready);
      for (const size of sizes) {
        await desk.page.setViewportSize(size);
        await picture(desk.page, `dense-${tables}-${language}-${size.width}`);
        await soft.poll(() => clipped(desk.page), `${language}, ${size.width} px`).toEqual([]);
      }
      await desk.page.close();
    }
  });
}

for (const tables of [4, 20, 40]) {
  test(`[W44] the newest player is seen beside those with stars, and how long a pitch takes, on ${tables} cards`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Newest", Array(tables).fill("Detroit, MI"));
    const program = await sit(venue.server.address, workshop, "Ana", 1);
    find(program, [
      { name: "Community Foundation of the Southeast", sector: "fund", fans: [idOf(program)] },
      { name: "Wayne State University", sector: "anchor", fans: [idOf(program)] },
      { name: "Data Driven Detroit", sector: "civic" },
    ]);
    await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
    const desk = new Dashboard(await venue.facilitate(workshop));
    for (const size of sizes) {
      await desk.page.setViewportSize(size);
      for (const words of ["Data Driven Detroit", /Foundation|Wayne/]) {
        const name = desk.card(1).getByText(words).first();
        await name.scrollIntoViewIfNeeded();
        const seen = await name.evaluate((part) => {
          const frame = (part.parentElement as Element).getBoundingClientRect();
          const { left, right } = part.getBoundingClientRect();
          return Math.min(right, frame.right) - Math.max(left, frame.left);
        });
        expect.soft(seen, `${size.width} px: ${words}`).toBeGreaterThan(28);
      }
      await picture(desk.page, `dense-newest-${tables}-${size.width}`);
    }

    await venue.command(workshop, { type: "go-to-phase", phase: "prepare" });
    program.doc.getText("pitch").insert(0, "Two words ".repeat(100));
    for (const size of sizes) {
      await desk.page.setViewportSize(size);
      const length = desk
        .card(1)
        .getByText(/\b\d+ s(?:, over| >) 1:00$/)
        .first();
      await length.scrollIntoViewIfNeeded();
      await expect(length, `${size.width} px`).toBeInViewport({ ratio: 1 });
      await picture(desk.page, `dense-pitch-${tables}-${size.width}`);
    }
  });
}
