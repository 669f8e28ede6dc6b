// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { openLanguage } from "../i18n/language";
import { BringBack } from "./BringBack";

afterEach(() => {
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
