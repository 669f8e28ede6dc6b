/** Everything that the built-in activity says is seen by somebody, in each of its languages. */
import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { picture } from "./pictures";
import { settled } from "./settled";
import { sit } from "./stock";
import { type Created, expect, phoneSize, test, type Venue } from "./venue";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What programs read of an activity, and what only proposes a card's category (SPEC A4). */
const notForPeople = new Set(
  "id kind colour icon clock screen sheet round order show shows wall languages language keywords".split(
    " ",
  ),
);

/** All texts of an activity that are for people, each with its path; addresses are what links lead to. */
function textsOf(value: Json, path = ""): [path: string, text: string][] {
  if (typeof value === "string") {
    return value === "" ? [] : [[path, value]];
  }
  if (value === null || typeof value !== "object") {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    // A round is about a field, a network is about what it does.
    const isReference = key === "about" && path.includes(".rounds.");
    return notForPeople.has(key) || isReference ? [] : textsOf(inner, `${path}.${key}`);
  });
}

const plain = (text: string) => text.replace(/\s+/gu, " ").trim().toLowerCase();

/** What somebody sees on a page now: all its words, and each that stands by itself. */
interface Seen {
  readonly words: string;
  readonly alone: ReadonlySet<string>;
}

/** Words, hints in empty fields, where links lead, and choices of menus. */
async function seenOn(page: Page): Promise<Seen> {
  const { texts, alone } = await page.evaluate(() => {
    const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const texts = [document.title, document.body.innerText];
    for (const field of document.querySelectorAll<HTMLInputElement>(":placeholder-shown")) {
      texts.push(visible(field) ? field.placeholder : "");
    }
    for (const link of document.querySelectorAll("a[href]")) {
      texts.push(visible(link) ? (link.getAttribute("href") ?? "") : "");
    }
    const alone = [...texts, ...[...document.querySelectorAll("option")].map(({ text }) => text)];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (visible(element) && (element.textContent ?? "").length < 200) {
        alone.push(element.innerText ?? element.textContent ?? "");
      }
    }
    return { texts, alone };
  });
  return { words: plain(texts.join("\n")), alone: new Set(alone.map(plain)) };
}

/** A heading of a word or two is in many a sentence: it is seen where it stands by itself. */
const isShort = (text: string) => text.split(" ").length <= 2 && !text.includes("://");

/** Collects what is seen on pages until nothing is missing any more. */
class Eyes {
  readonly #missing: Map<string, string>;

  constructor(activity: Json) {
    this.#missing = new Map(textsOf(activity).map(([path, text]) => [path, plain(text)]));
  }

  async look(page: Page): Promise<void> {
    const seen = await seenOn(page);
    for (const [path, text] of this.#missing) {
      if (isShort(text) ? seen.alone.has(text) : seen.words.includes(text)) {
        this.#missing.delete(path);
      }
    }
  }

  get missing(): string[] {
    return [...this.#missing].map(([path, text]) => `${path}: ${text}`);
  }
}

/** A table that has done its work: two players, a partnership, a challenge, and somebody to present. */
async function write(venue: Venue, workshop: Created): Promise<void> {
  const { doc } = await sit(venue.server.address, workshop, "Ana", 2);
  doc.transact(() => {
    doc.getText("challenge").insert(0, "Cellars flood every spring.");
    doc.getMap("about").set("presenter", "Ana");
    doc.getMap("about").set("challengeSource", "case");
    for (const [id, sector] of ["gov", "civic"].entries()) {
      const card = new Y.Map<unknown>();
      for (const [key, value] of Object.entries({ name: `D${id}`, sector, link: "", by: "Ana" })) {
        card.set(key, value);
      }
      card.set("note", new Y.Text(""));
      card.set("at", 1_000 + id);
      doc.getMap("players").set(`c${id}`, card);
    }
    const link = new Y.Map<unknown>();
    for (const [key, value] of Object.entries({ from: "c0", to: "c1", note: "" })) {
      link.set(key, value);
    }
    doc.getMap("partnerships").set("l0", link);
  });
}

/** Gives a name at the table of the address, once its form has taken the place of that for codes. */
async function sitDown(page: Page, name: string): Promise<void> {
  const field = page.locator(".join-seat").getByRole("textbox").first();
  await field.fill(name);
  await settled(page);
  await field.press("Enter");
}

for (const [language, tag] of [
  ["en-US", "en"],
  ["es-MX", "es"],
] as const) {
  test(`all that the worksheet has is seen by somebody (${language})`, async ({ venue }) => {
    test.slow();
    const workshop = await venue.workshop("All of it", ["Detroit, MI", "Gary, IN"]);
    await write(venue, workshop);
    const answer = await fetch(
      `${venue.server.address}/api/workshops/${workshop.id}/activity?language=${tag}`,
      { headers: { Authorization: `Bearer ${workshop.facilitatorToken}` } },
    );
    const activity = (await answer.json()) as { phases: { id: string; clock: string }[] } & Json;
    const eyes = new Eyes(activity);

    const home = await venue.open("/", { language });
    await expect(home.getByRole("combobox").first()).toBeVisible();
    const places = activity as unknown as { places: { name: string }[] };
    await home.locator("input[type=number]").first().fill(String(places.places.length));
    const fields = home.locator(".create-places input");
    await expect(fields).toHaveCount(places.places.length);
    const names = places.places.map(({ name }) => name);
    for (const field of await fields.all()) {
      await expect.poll(async () => names.includes(await field.inputValue())).toBe(true);
    }
    await eyes.look(home);

    const phone = await venue.open(`/j/${workshop.joinCode}/2`, { language, size: phoneSize });
    await sitDown(phone, "Luis");
    await phone.waitForURL(/\/t\//);
    const fresh = await venue.open(`/j/${workshop.joinCode}/1`, { language, size: phoneSize });
    await sitDown(fresh, "Bo");
    await fresh.waitForURL(/\/t\//);
    const desk = await venue.facilitate(workshop, { language });
    const screen = await venue.screen(workshop, { language });
    const dialog = fresh.getByRole("dialog");
    const leave = async () => {
      await fresh.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
    };
    const tabs = fresh.locator("nav.tabs button");
    for (const [index, { id, clock }] of activity.phases.entries()) {
      if ((await venue.state(workshop)).workshop.phase !== id) {
        await venue.command(workshop, { type: "go-to-phase", phase: id });
      }
      await expect(desk.locator(".step").nth(index)).toHaveAttribute("aria-current", "step");
      for (const page of [desk, screen, phone, fresh]) {
        await settled(page);
        await eyes.look(page);
      }
      if (clock === "turns") {
        await venue.command(workshop, { type: "call-turn", table: 2 });
        await expect(screen.locator("[data-scene=turn]")).toBeVisible();
        await eyes.look(screen);
        await eyes.look(phone);
      }
      if (clock !== "whole") {
        continue;
      }
      for (let tab = 0; tab < (await tabs.count()); tab++) {
        await tabs.nth(tab).click();
        await expect(fresh.locator("main[aria-busy=false]")).toBeVisible();
        await settled(fresh);
        // Of what a sheet asks only the first line shows at times; questions stand behind their word.
        for (const ask of await fresh.locator("details:not([open]) > summary").all()) {
          await ask.click();
        }
        await eyes.look(fresh);
        for (const part of await fresh.locator(".part-choice label").all()) {
          await part.click();
          await eyes.look(fresh);
          for (const guide of await fresh.locator("button.guide-link").all()) {
            await guide.click();
            await expect(dialog).toBeVisible();
            await eyes.look(fresh);
            await leave();
          }
        }
        for (const samples of await fresh
          .getByRole("button", { name: /^(Examples|Ejemplos)$/ })
          .all()) {
          await samples.click();
          await expect(dialog).toBeVisible();
          await eyes.look(fresh);
          await picture(fresh, `worksheet-samples-${language}`);
          await leave();
        }
      }
    }
    await desk.goto(
      `${venue.server.address}/api/workshops/${workshop.id}/report.html?as=facilitator&language=${tag}`,
    );
    await eyes.look(desk);
    // The last step comes to each page by itself.
    await expect
      .poll(async () => {
        for (const page of [screen, phone, fresh]) {
          await eyes.look(page);
        }
        return eyes.missing;
      })
      .toEqual([]);
  });
}
