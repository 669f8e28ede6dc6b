import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { draftFrame, readFrame, savedFrame } from "./frames";

function read<T>(file: string): T[] {
  const messages = "../../../server/app/src/test/resources/messages";
  return JSON.parse(readFileSync(resolve(import.meta.dirname, messages, file), "utf8"));
}

const samples = read<{ frames: number; hex: string }>("saved.json");
const drafts = read<{ update: string; hex: string }>("drafts.json");

describe("binary frames", () => {
  test.each(samples)("[W2] Saved of $frames frames is read as in the sample", ({ frames, hex }) => {
    expect(readFrame(Buffer.from(hex, "hex"))).toEqual({ kind: "saved", frames });
    expect(Buffer.from(savedFrame(frames)).toString("hex")).toBe(hex);
  });

  test.each(drafts)("[W49] a draft of '$update' is read as in the sample", ({ update, hex }) => {
    const frame = readFrame(Buffer.from(hex, "hex"));
    expect(frame.kind).toBe("draft");
    expect("update" in frame && Buffer.from(frame.update).toString("hex")).toBe(update);
    expect(Buffer.from(draftFrame(Buffer.from(update, "hex"))).toString("hex")).toBe(hex);
  });
});
