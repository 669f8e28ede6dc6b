import { expect, test } from "vitest";
import { followed } from "./follow";

const HEAD = 40;
const FOOT = 240;

/** A card of 240 px that is as long as the ends of its texts, and scrolls as browsers do. */
function cardOf(...texts: number[]) {
  let ends = texts;
  let at = 0;
  const card = {
    clientHeight: FOOT,
    get scrollHeight() {
      return Math.max(FOOT, (ends.at(-1) ?? 0) + 12);
    },
    get scrollTop() {
      return at;
    },
    set scrollTop(to: number) {
      at = Math.max(0, Math.min(to, card.scrollHeight - FOOT));
    },
    write(...now: number[]) {
      ends = now;
      card.scrollTop = at;
    },
    /** Where the end of a text is in the window. */
    end: (text: number) => (ends[text] ?? Number.NaN) - at,
    follow: (left: number, text: number) =>
      followed(left, card, { end: card.end(text), head: HEAD, foot: FOOT }),
  };
  return card;
}

function inSight(end: number) {
  return end > HEAD && end <= FOOT;
}

test("the end of what is written is followed downwards", () => {
  const card = cardOf(440);
  expect(inSight(card.end(0))).toBe(false);
  expect(card.follow(0, 0)).toBe(212);
  expect(inSight(card.end(0))).toBe(true);
});

test("it is followed on when a text became shorter and grows again", () => {
  const card = cardOf(440);
  let left = card.follow(0, 0);
  card.write(100);
  left = card.follow(left, 0);
  card.write(640);
  card.follow(left, 0);
  expect(inSight(card.end(0))).toBe(true);
});

test("it is followed on when a text became shorter while nobody wrote", () => {
  const card = cardOf(440);
  let left = card.follow(0, 0);
  card.write(100);
  left = followed(left, card, null);
  card.write(640);
  card.follow(left, 0);
  expect(inSight(card.end(0))).toBe(true);
});

test("it is followed upwards when somebody writes further up", () => {
  const card = cardOf(100, 700);
  const left = card.follow(0, 1);
  expect(inSight(card.end(0))).toBe(false);
  card.follow(left, 0);
  expect(inSight(card.end(0))).toBe(true);
});

test("what is in sight moves nothing", () => {
  const card = cardOf(300, 400);
  const left = card.follow(0, 1);
  expect(card.follow(left, 0)).toBe(left);
  expect(card.scrollTop).toBe(left);
});

test("who has scrolled the card reads on", () => {
  const card = cardOf(100, 700);
  const left = card.follow(0, 1);
  card.scrollTop = 300;
  card.follow(left, 1);
  card.follow(left, 0);
  expect(card.scrollTop).toBe(300);
});
