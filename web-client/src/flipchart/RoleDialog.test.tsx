// @vitest-environment happy-dom
import { type Signal, signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import type { Role } from "../protocol/activity";
import { activity } from "./activity.fixture";
import type { Board } from "./board";
import { someBoard } from "./board.fixture";
import { RoleDialog } from "./RoleDialog";

const role = activity.roles[0] as Role;

let board: Board;

const open = () =>
  act(() => {
    render(null, document.body);
    render(
      <RoleDialog board={board} role={role} colour="blue" people={[]} onClose={() => {}} />,
      document.body,
    );
  });

const field = () => document.querySelector("input") as HTMLInputElement;

const type = (words: string) =>
  act(() => {
    field().value = words;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });

beforeEach(() => {
  const drafts = new Map<string, Signal<string>>();
  board = someBoard({
    drafts: {
      of: (name) => {
        const draft = drafts.get(name) ?? signal("");
        drafts.set(name, draft);
        return draft;
      },
      namesFrom: () => [],
    },
  });
  board.flipchart.setRole(role.id, "Amara");
});

test("a half-typed name stays, and the present one is never kept to be put in another's place", async () => {
  await open();
  await type("Amara and");
  await open();
  expect(field().value).toBe("Amara and");
  await type("Amara ");
  board.flipchart.setRole(role.id, "Jo");
  await open();
  expect(field().value).toBe("Jo");
});

test("a half-typed name that has become the present one is no draft any more", async () => {
  await open();
  await type("Jo");
  board.flipchart.setRole(role.id, "Jo");
  await open();
  board.flipchart.setRole(role.id, "Kim");
  await open();
  expect(field().value).toBe("Kim");
});
