// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLanguage } from "../../i18n/language";

/** The keys with which the seat was asked for. */
const keys: (string | null)[] = [];
/** What the next call is answered with; null when its answer is lost. */
let answer: (() => Response) | null = null;

const seated = () =>
  Response.json(
    { workshopId: "4CDFGHJK4CDF", participant: { id: "p1", name: "Amara", table: 2 } },
    { status: 201 },
  );

const gone = () =>
  Response.json(
    { type: "urn:charrette:problem:not-now", status: 409, detail: "" },
    { status: 409, headers: { "Content-Type": "application/problem+json" } },
  );

/** The page of an offer as a reload makes it: of the one before is left what the browser keeps. */
async function openPage(offer: string): Promise<void> {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `http://charrette.example/s/4CDFGHJK4CDF#${offer}`,
  );
  render(null, document.body);
  vi.resetModules();
  const { OfferedSeat } = await import("./OfferedSeat");
  await openLanguage();
  render(<OfferedSeat />, document.body);
}

/** A button that has just come takes no press yet. */
async function press(): Promise<void> {
  const before = keys.length;
  await vi.waitFor(() => {
    document.querySelector<HTMLButtonElement>(".join-foot button")?.click();
    expect(keys.length).toBeGreaterThan(before);
  });
}

beforeEach(() => {
  keys.length = 0;
  localStorage.clear();
  vi.stubGlobal("fetch", async (_: string, { headers }: { headers: HeadersInit }) => {
    keys.push(new Headers(headers).get("Idempotency-Key"));
    if (answer === null) {
      throw new TypeError("lost");
    }
    return answer();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("[H23] [M41] a seat whose answer was lost is asked for with the same key by a page that is opened again, until it is had", async () => {
  const left = vi.spyOn(location, "replace").mockReturnValue();
  answer = null;
  await openPage("an-offer");
  await press();

  answer = seated;
  await openPage("an-offer");
  await press();
  await vi.waitFor(() => expect(left).toHaveBeenCalledWith("/t/4CDFGHJK4CDF"));
  expect(keys[0]).toMatch(/^"[\w-]{43}"$/);
  expect(keys.at(-1)).toBe(keys[0]);
  expect(Object.keys(localStorage)).toEqual([]);
});

test("[H23] [M41] another offer has another key, and of one that is gone none is kept", async () => {
  answer = gone;
  await openPage("an-offer");
  await press();
  await vi.waitFor(() => expect(document.body.textContent).toContain("This code was used"));
  expect(Object.keys(localStorage)).toEqual([]);

  await openPage("another-offer");
  await press();
  expect(keys[1]).not.toBe(keys[0]);
});
