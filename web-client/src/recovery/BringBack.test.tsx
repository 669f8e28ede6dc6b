// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { openLanguage } from "../i18n/language";
import { BringBack } from "./BringBack";

afterEach(() => {
  render(null, document.body);
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("who comes back to the page by which a workshop was brought back can press again", async () => {
  await openLanguage();
  const gone = vi.spyOn(location, "assign").mockReturnValue();
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return Response.json({
      id: "4CDFGHJK4CDF",
      joinCode: "ABC234",
      links: { facilitator: "/f", join: "/j", screen: "/s" },
    });
  });
  render(
    <BringBack
      keyNeeded={false}
      activities={[]}
      problemWords={String}
      keyField={() => null}
      zoneField={() => null}
      onBack={() => {}}
    />,
    document.body,
  );
  const button = () => document.querySelector<HTMLButtonElement>("button[type=submit]");
  const submit = () =>
    document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  submit();
  await vi.waitFor(() => expect(gone).toHaveBeenCalledTimes(1));
  // A second press while it leaves is of the same gesture.
  submit();
  expect(asked).toHaveLength(1);
  expect(button()?.getAttribute("aria-disabled")).toBe("true");
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  await vi.waitFor(() => expect(button()?.getAttribute("aria-disabled")).toBe("false"));
  submit();
  await vi.waitFor(() => expect(gone).toHaveBeenCalledTimes(2));
});

const choice = {
  version: 1,
  language: "en",
  languages: ["en"],
  title: "An activity",
  goal: "",
  place: null,
  places: [],
  builtIn: true,
};

/** The dialog as a visit shows it: each has its own module, as each page has. */
async function visit(): Promise<{ open: () => void; close: () => void }> {
  render(null, document.body);
  vi.resetModules();
  const page = await import("./BringBack");
  const close = () => render(null, document.body);
  const open = () =>
    render(
      <page.BringBack
        keyNeeded={true}
        activities={[
          { ...choice, id: "one" },
          { ...choice, id: "another" },
        ]}
        problemWords={String}
        keyField={(key) => (
          <label class="field">
            <span>Create key</span>
            <input
              value={key.value}
              onInput={(event) => {
                key.value = event.currentTarget.value;
              }}
            />
          </label>
        )}
        zoneField={(own, chosen) => (
          <label class="field">
            <span>Zone</span>
            <input
              value={chosen.value || own}
              onInput={(event) => {
                chosen.value = event.currentTarget.value;
              }}
            />
          </label>
        )}
        onBack={close}
      />,
      document.body,
    );
  return { open, close };
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The control below a label's words. */
function control(words: string): Control {
  const label = [...document.querySelectorAll("label")].find(
    ({ firstElementChild }) => firstElementChild?.textContent === words,
  );
  return label?.querySelector<Control>("input, textarea, select") as Control;
}

function fill(words: string, value: string): void {
  const field = control(words);
  field.value = value;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input"));
}

/** Whether the browser would ask before the page is left. */
function wouldAsk(): boolean {
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  return leaving.defaultPrevented;
}

const paper: readonly [string, string][] = [
  ["Name of the workshop", "Autumn"],
  ["Workshop", "4CDF-GHJK-4CDF"],
  ["Join code", "ABC 234"],
  ["Number of tables", "12"],
  ["Activity", "another"],
  ["Zone", "America/Caracas"],
];
const secrets: readonly [string, string][] = [
  ["Recovery key", "2346 789B CDFG HJKM"],
  ["Or what its QR code says", "half of a sheet"],
  ["Create key", "a-secret"],
];

test("what is typed from paper outlives a closed dialog and a reload; keys last as long as the page, and it asks before it goes", async () => {
  await openLanguage();
  const first = await visit();
  first.open();
  await vi.waitFor(() => expect(control("Workshop")).toBeDefined());
  expect(wouldAsk()).toBe(false);
  for (const [words, value] of [...paper, ...secrets]) {
    fill(words, value);
  }
  await vi.waitFor(() => expect(wouldAsk()).toBe(true));

  first.close(); // as Escape does
  first.open();
  for (const [words, value] of [...paper, ...secrets]) {
    expect(control(words).value, words).toBe(value);
  }

  const second = await visit();
  second.open();
  for (const [words, value] of paper) {
    expect(control(words).value, words).toBe(value);
  }
  for (const [words, value] of secrets) {
    expect(control(words).value, words).toBe("");
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(value);
  }
});

test("[B1] [M18] what is typed from paper is held in the zone of this device until another is chosen", async () => {
  await openLanguage();
  vi.spyOn(location, "assign").mockReturnValue();
  const zones: unknown[] = [];
  let called = 0;
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    zones.push((JSON.parse(body) as { zone: unknown }).zone);
    return Response.json({
      id: "4CDFGHJK4CDF",
      joinCode: "ABC234",
      links: { facilitator: "/f", join: "/j", screen: "/s" },
    });
  });
  for (const chosen of [[], [["Zone", "America/Caracas"]]] as const) {
    const page = await visit();
    page.open();
    await vi.waitFor(() => expect(control("Workshop")).toBeDefined());
    for (const [words, value] of [...paper.slice(0, 4), ...secrets.slice(0, 1), ...chosen]) {
      fill(words, value);
    }
    document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    called += 1;
    await vi.waitFor(() => expect(location.assign).toHaveBeenCalledTimes(called));
    page.close();
  }
  expect(zones).toEqual([new Intl.DateTimeFormat().resolvedOptions().timeZone, "America/Caracas"]);
});

test("nothing of it is kept once the workshop is back", async () => {
  await openLanguage();
  vi.spyOn(location, "assign").mockReturnValue();
  vi.stubGlobal("fetch", async () =>
    Response.json({
      id: "4CDFGHJK4CDF",
      joinCode: "ABC234",
      links: { facilitator: "/f", join: "/j", screen: "/s" },
    }),
  );
  const page = await visit();
  page.open();
  await vi.waitFor(() => expect(control("Workshop")).toBeDefined());
  for (const [words, value] of [...paper, ...secrets.slice(0, 1)]) {
    fill(words, value);
  }
  document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  await vi.waitFor(() => expect(location.assign).toHaveBeenCalled());
  expect(wouldAsk()).toBe(false);
  expect(Object.keys(localStorage).filter((key) => key.includes("draft"))).toEqual([]);
});
