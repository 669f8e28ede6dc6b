// @vitest-environment happy-dom
/** Pages whose file by which a server is known never comes. */
import { afterEach, expect, test, vi } from "vitest";
import type { StateMessage } from "../protocol/messages";

vi.mock("./acquaintance", () => new Promise(() => {}));

/**
 * A page's own module: a second import by one that still waits for its first would be taken for a module that
 * imports itself, and be given the file after all.
 */
async function ofItsOwn() {
  vi.resetModules();
  const module = await import("./server-proof");
  vi.useFakeTimers();
  return module;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("[B4] who takes a seat again does not wait without end for a file that never comes", async () => {
  const { takeSeatAgain } = await ofItsOwn();
  const told = vi.fn();
  takeSeatAgain("4CDFGHJK4CDF", {} as StateMessage).catch(told);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(told).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toHaveBeenCalledExactlyOnceWith(new Error("no answer in 15000 ms"));
});

test("[B4] nor does who gets acquainted, who begins anew later", async () => {
  const { ServerProof } = await ofItsOwn();
  const said = vi.spyOn(console, "info").mockReturnValue();
  const proof = new ServerProof("4CDFGHJK4CDF", "participant");
  proof.connected();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said).toHaveBeenCalledExactlyOnceWith(
    "No witness yet:",
    new Error("no answer in 15000 ms"),
  );
  proof.close();
});
