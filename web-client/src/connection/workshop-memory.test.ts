// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { WorkshopMemory } from "./workshop-memory";

describe("what this device remembers of half-typed forms", () => {
  beforeEach(() => localStorage.clear());

  test("outlives a reload, by workshop, place and field", () => {
    new WorkshopMemory("w1").drafts("table-1").of("player").value = "Land b";
    const again = new WorkshopMemory("w1").drafts("table-1");
    expect(again.of("player").value).toBe("Land b");
    expect(again.of("partnership").value).toBe("");
    expect(new WorkshopMemory("w1").drafts("table-2").of("player").value).toBe("");
    expect(new WorkshopMemory("w2").drafts("table-1").of("player").value).toBe("");
  });

  test("leaves nothing when it was sent, and when the workshop is gone, only words of its tables", () => {
    const memory = new WorkshopMemory("w1");
    const draft = memory.drafts("table-1").of("player");
    draft.value = "Land bank";
    draft.value = "";
    expect(localStorage).toHaveLength(0);
    draft.value = "Library";
    memory.drafts("facilitator").of("message").value = "Lunch";
    memory.keepDismissed(["m1"]);
    memory.forget();
    expect(Object.keys(localStorage)).toEqual(["charrette/w1/draft/table-1/player"]);
  });
});
