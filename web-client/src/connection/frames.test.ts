import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readFrame, savedFrame } from "./frames";

const samples = JSON.parse(
  readFileSync(
    resolve(import.meta.dirname, "../../../server/app/src/test/resources/messages/saved.json"),
    "utf8",
  ),
) as { frames: number; hex: string }[];

describe("binary frames", () => {
  test.each(samples)("[W2] Saved of $frames frames is read as in the sample", ({ frames, hex }) => {
    expect(readFrame(Buffer.from(hex, "hex"))).toEqual({ kind: "saved", frames });
    expect(Buffer.from(savedFrame(frames)).toString("hex")).toBe(hex);
  });
});
