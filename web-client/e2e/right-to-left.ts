/** Pages in a language that is written from right to left: its words are one folder more, in a build of its own. */
import { resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expectInOrder } from "./drawn-order";
import { frames } from "./frames";
import { expectWellLaid } from "./looks";
import { arabicCafe } from "./other-activities";
import { inOther, layOtherLanguage } from "./other-language";
import { picture } from "./pictures";
import { SteeredServer } from "./steered-server";
import { sayReady, sit, stockProvider, takeSeat } from "./stock";
import { type Created, expect, test as inVenue, type Venue } from "./venue";

/** A test whose server has pages and reports in one language more. */
export const test = inVenue.extend<object, { server: SteeredServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use, { workerIndex }) => {
      const results = resolve(import.meta.dirname, "../test-results");
      const folder = resolve(results, `other-language-${workerIndex}`);
      await layOtherLanguage(folder);
      const server = new SteeredServer(folder);
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],
});

/** A device in that language. */
export const device = { language: "ar" };
const places = ["Washington, D.C.", "الحدائق", "Washington, D.C.", "السوق القديم (Souk 2030)"];

/** Tables also have names of their own, beside their places. */
const labels = ["فريق الحيّ!", "Kim & Co.", "Data Inc."];

/** Who sits at the tables; and at the first somebody who is away. */
const people = ["أمينة أ.", "Luis Jr.", "Ana Sr."];
export const away = "Bo Sr.";

const thoughts = [
  "مقاعد في الظل",
  "سوق يوم الجمعة!",
  "مكتبة متنقلة 24/7",
  "Kim & Co.",
  "Data Inc.",
  "قافلة الكتب المتنقلة بين المدارس البعيدة في الصيف والشتاء (مجانًا)",
];

/** What people wrote here that may be turned around where it stands beside words of the other direction. */
export const names = [...new Set([...places, ...labels, ...people, away, ...thoughts])];

const LONG_ADDRESS = "https://example.org/the-market-on-friday/and-all-who-come-to-it/";

/** Cards with links and stars, and two texts, as a table of this café writes them. */
function write(program: WebsocketProvider, table: number): void {
  const { doc } = program;
  const fan = (program.awareness.getLocalState() as { user: { id: string } }).user.id;
  doc.transact(() => {
    doc
      .getText("heard")
      .insert(0, "الأطفال يريدون طريقًا آمنًا إلى المدرسة، والجيران مستعدون (3 أيام).\nData Inc.");
    doc.getText("harvest").insert(0, "نبدأ بشارع واحد، يوم الخميس 17:30، ثم نرى.");
    doc.getMap("about").set("host", table === 2 ? "Ana Sr." : "أمينة");
    [...thoughts, `بئر الطاولة ${table}`].forEach((name, index) => {
      const card = new Y.Map<unknown>();
      const link = ["https://example.org/", LONG_ADDRESS][index] ?? "";
      for (const [key, value] of Object.entries({ name, sector: "", link, by: "program" })) {
        card.set(key, value);
      }
      card.set("note", new Y.Text(["قرب المدرسة", "Kim & Co."][index] ?? ""));
      card.set("at", 1_000 + index);
      doc.getMap("cards:ideas").set(`c${index}`, card);
    });
    doc.getMap("stars:ideas").set(`c0/${fan}`, true);
    const link = new Y.Map<unknown>();
    for (const [key, value] of Object.entries({ from: "c0", to: "c1", note: "" })) {
      link.set(key, value);
    }
    doc.getMap("links:ideas").set("l0", link);
    const other = new Y.Map<unknown>();
    for (const [key, value] of Object.entries({ from: "c0", to: "c3", note: "" })) {
      other.set(key, value);
    }
    doc.getMap("links:ideas").set("l1", other);
  });
}

/** Looks at a page as people and machines do; `scrolled` is one of which something lies under its bars. */
export async function lookAt(page: Page, state: string, scrolled = false): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  // What fits itself to its place has done so a frame after the place has changed.
  await frames(page);
  await expectInOrder(page, names, state);
  await expectNoSidewaysScroll(page, state);
  await expectWellLaid(page, state);
  if (!scrolled) {
    await expectAccessible(page, state);
  }
  await picture(page, `rtl-${state}`);
}

/** The button of these words of the pages. */
export const button = (at: Page | Locator, words: string) =>
  at.getByRole("button", { name: inOther(words), exact: true });

/** A workshop of so many tables, of which the first three have written. */
export async function begin(venue: Venue, tables: number): Promise<Created> {
  await venue.activity(arabicCafe);
  const workshop = await venue.workshop(
    "مجلس الحيّ",
    Array.from({ length: tables }, (_, index) => places[index % places.length] ?? ""),
    arabicCafe.id,
  );
  for (let table = 1; table <= Math.min(3, tables); table++) {
    write(await sit(venue.server.address, workshop, people[table - 1] ?? "", table), table);
    await venue.command(workshop, {
      type: "rename-table",
      table,
      place: places[table - 1] ?? "",
      label: labels[table - 1] ?? "",
    });
  }
  await takeSeat(venue.server.address, workshop, away, 1);
  return workshop;
}

/** Goes to a phase, if it is not the present one; the first table is ready with it. */
export async function goTo(venue: Venue, workshop: Created, phase: string): Promise<void> {
  if ((await venue.state(workshop)).workshop.phase !== phase) {
    await venue.command(workshop, { type: "go-to-phase", phase });
  }
  const first = stockProvider(venue.server.address, workshop, 1, workshop.facilitatorToken);
  await new Promise<void>((synced) => first.once("sync", () => synced()));
  sayReady([first], (await venue.state(workshop)).workshop);
}
