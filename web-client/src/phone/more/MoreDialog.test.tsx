// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { someBoard } from "../../flipchart/board.fixture";
import { dayAndTime } from "../../i18n/format";
import { openLanguage } from "../../i18n/language";
import { ServerClock } from "../../workshop/clock";
import { someWorkshop } from "../../workshop/workshop.fixture";
import type { PageProps } from "../props";
import { MoreDialog } from "./MoreDialog";

const YEAR = 365 * 86_400_000;
const SERVER = Date.UTC(2031, 4, 6, 12);

afterEach(() => {
  render(null, document.body);
  vi.restoreAllMocks();
});

test.each([
  ["a time that is the server's, once that is known", true],
  ["no time before anything has come from the server", false],
])("a file says %s, and never the device's own", async (_, known) => {
  await openLanguage();
  const clock = new ServerClock({ monotonic: () => 1000, wall: () => SERVER + 3 * YEAR });
  if (known) {
    clock.observe(SERVER);
  }
  const board = someBoard({ me: { id: "a", name: "Ana" } });
  const provider = { table: 1, unsaved: signal(false) };
  const workshop = someWorkshop();
  const session = { clock, people: signal(new Map([["a", "Ana"]])) };
  const props = { session, state: { workshop }, seat: { board, provider } };
  const files: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    files.push(file as Blob);
    return "blob:file";
  });
  render(<MoreDialog {...(props as unknown as PageProps)} onClose={() => {}} />, document.body);
  await vi.waitFor(() => {
    const save = [...document.querySelectorAll("button")].find(
      ({ textContent }) => textContent === "Save the file",
    );
    save?.click(); // one that has just come takes no press yet
    expect(files.length).toBeGreaterThan(0);
  });
  const words = new DOMParser().parseFromString(await (files[0] as Blob).text(), "text/html");
  const foot = words.querySelector("footer")?.textContent ?? "";
  const when = known ? `, ${dayAndTime(SERVER)}` : "";
  expect(foot).toBe(`As it was on one phone${when}. Made with Charrette.`);
});
