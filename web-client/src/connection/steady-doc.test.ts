import { expect, test, vi } from "vitest";
import { SteadyDoc } from "./steady-doc";

test("a listener that throws keeps nothing from the others, nor from itself", () => {
  const report = vi.spyOn(console, "error").mockImplementation(() => {});
  const doc = new SteadyDoc();
  let heard = 0;
  doc.on("update", () => {
    throw new Error("the database is closed");
  });
  doc.on("update", () => {
    heard += 1;
  });
  doc.getText("pitch").insert(0, "Buses");
  doc.getText("pitch").insert(5, " run.");
  expect(heard).toBe(2);
  expect(report).toHaveBeenCalledTimes(2);
  report.mockRestore();
});
