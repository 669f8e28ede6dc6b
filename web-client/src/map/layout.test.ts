import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Ground } from "./ground";
import { byStars, layOutInSteps, type MapCard, type MapInput, type MapLayout } from "./layout";
import { inLines, shortened, widthOf } from "./letters";
import { overlap } from "./obstacles";
import { dotBeside, nearestDot } from "./pointing";

function layOut(input: MapInput): MapLayout {
  const steps = layOutInSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

const titles = [
  "Local gov",
  "Networks",
  "Civic tech",
  "Learning",
  "Funders",
  "Colleges",
  "Federal",
  "Neighbours and friends",
  "Press",
  "Firms",
  "Faith",
  "Health",
];
const categoriesOf = (count: number) =>
  titles.slice(0, count).map((title, index) => ({ id: `c${index}`, title }));

const phone = { width: 304, height: 304, size: 12.5 };
const screen = { width: 1300, height: 850, size: 26 };

interface Seeds {
  readonly category: number;
  readonly stars: number;
  readonly name: string;
}

const seeds = (most: number) =>
  fc.array(
    fc.record({
      category: fc.integer({ min: -1, max: 11 }),
      stars: fc.oneof(fc.constant(0), fc.nat(9)),
      name: fc.oneof(
        fc.constantFrom("Data Driven Detroit", "Census", "Community Foundation for SE Michigan"),
        fc.constantFrom("מרכז הקהילה", "市民テックの会", "Donaudampfschifffahrtsgesellschaft"),
        fc.string({ minLength: 1, maxLength: 40 }),
      ),
    }),
    { minLength: 1, maxLength: most },
  );

function mapOf(
  space: typeof phone,
  categories: number,
  entries: readonly Seeds[],
  links: number,
): MapInput {
  const cards: MapCard[] = entries.map(({ category, stars, name }, index) => ({
    id: `card${index}`,
    name: name.trim() || "x",
    category: category >= 0 && category < categories ? `c${category}` : "",
    stars,
    about: space.size > 20 && stars > 3 ? "3 tables" : "",
  }));
  const pairs = Array.from({ length: cards.length > 1 ? links : 0 }, (_, index) => ({
    one: (index * 7) % cards.length,
    other: (index * 11 + 1) % cards.length,
  })).filter(({ one, other }) => one !== other);
  return {
    ...space,
    categories: categoriesOf(categories),
    unsorted: "None yet",
    cards,
    links: pairs,
    bridges: pairs.slice(0, 2),
  };
}

/** The only card with a star is where bridges go by on all sides. */
const underBridges: Seeds[] = [
  { category: 7, stars: 0, name: " " },
  { category: 7, stars: 0, name: "מרכז הקהילה" },
  { category: 0, stars: 0, name: "Data Driven Detroit" },
  { category: 7, stars: 0, name: "Data Driven Detroit" },
  { category: 7, stars: 0, name: "Data Driven Detroit" },
  { category: 0, stars: 0, name: " " },
  { category: 6, stars: 0, name: "Data Driven Detroit" },
  { category: 6, stars: 0, name: "Data Driven Detroit" },
  { category: 6, stars: 1, name: '0{ " {' },
];

/** What must be true of every map. */
function check(input: MapInput, map: MapLayout): void {
  const words = [
    ...map.dots.flatMap(({ name, index }) => (name === null ? [] : [{ box: name.box, index }])),
    ...map.areas.flatMap(({ title }) => (title === null ? [] : [{ box: title.box, index: -1 }])),
  ];
  words.forEach(({ box }, at) => {
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(input.width);
    expect(box.bottom).toBeLessThanOrEqual(input.height);
    for (const other of words.slice(at + 1)) {
      expect(overlap(box, other.box)).toBe(false);
    }
  });
  expect(map.dots).toHaveLength(input.cards.length);
  const [first] = byStars(input.cards);
  expect(map.dots[first as number]?.name).not.toBeNull();
  for (const { x, y, radius } of map.dots) {
    expect(Math.min(x - radius, y - radius)).toBeGreaterThanOrEqual(-1);
    expect(x + radius).toBeLessThanOrEqual(input.width + 1);
    expect(y + radius).toBeLessThanOrEqual(input.height + 1);
  }
}

describe("the map", () => {
  test("no two names overlap and the most starred is named, on a phone with up to 60 cards", () => {
    fc.assert(
      fc.property(
        seeds(60),
        fc.constantFrom(0, 1, 2, 7, 9, 12),
        fc.nat(30),
        (entries, categories, links) => {
          const input = mapOf(phone, categories, entries, links);
          check(input, layOut(input));
        },
      ),
      { numRuns: 40, examples: [[underBridges, 7, 2]] },
    );
  });

  test.each([1, 7, 12])("nor do they with 2,000 cards on the screen in %i areas", (categories) => {
    for (const starred of [0.02, 1]) {
      const entries = Array.from({ length: 2_000 }, (_, index) => ({
        category: index % categories,
        stars: (index * 37) % 100 < starred * 100 ? 1 + (index % 15) : 0,
        name: `${titles[index % 12]} ${index}`,
      }));
      const input = mapOf(screen, categories, entries, 300);
      const map = layOut(input);
      check(input, map);
      expect(map.dots.filter(({ name }) => name !== null).length).toBeGreaterThanOrEqual(10);
    }
  });

  test("no line runs under a name, and none covers a dot", () => {
    fc.assert(
      fc.property(seeds(40), fc.nat(40), (entries, links) => {
        const input = mapOf(phone, 7, entries, links);
        const map = layOut(input);
        const boxes = map.dots.flatMap(({ name }) => (name === null ? [] : [name.box]));
        for (const path of [...map.links, ...map.bridges.map((bridge) => bridge.path)]) {
          for (const { x, y } of placesOn(path)) {
            const at = { left: x, right: x, top: y, bottom: y };
            expect(boxes.some((box) => overlap(at, box))).toBe(false);
          }
        }
        for (const { x, y, radius, index } of map.dots) {
          for (const other of map.dots) {
            const box = other.index === index ? undefined : other.name?.box;
            if (box !== undefined) {
              const dx = Math.max(box.left - x, 0, x - box.right);
              const dy = Math.max(box.top - y, 0, y - box.bottom);
              expect(Math.hypot(dx, dy)).toBeGreaterThan(radius - 1);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test("a card stands in the area of its category, and those without one have an area", () => {
    const input = mapOf(
      phone,
      7,
      Array.from({ length: 24 }, (_, index) => ({
        category: (index % 8) - 1,
        stars: index % 3,
        name: `Card ${index}`,
      })),
      0,
    );
    const map = layOut(input);
    expect(map.areas.map(({ category }) => category)).toEqual([
      ...input.categories.map(({ id }) => id),
      "",
    ]);
    expect(map.areas.at(-1)?.title?.lines).toEqual(["None yet"]);
    const ground = new Ground(phone.width, phone.height, 8);
    for (const { x, y, index } of map.dots) {
      const area = map.areas.findIndex(({ category }) => category === input.cards[index]?.category);
      expect(ground.depth(ground.areas[area] as (typeof ground.areas)[0], x, y)).toBeGreaterThan(0);
    }
    const sorted = input.cards.filter(({ category }) => category !== "");
    expect(layOut({ ...input, cards: sorted }).areas).toHaveLength(7);
  });

  test("without categories all stand in one area, which needs no name", () => {
    const input = mapOf(phone, 0, [{ category: -1, stars: 0, name: "One" }], 0);
    expect(layOut(input).areas).toMatchObject([{ category: "", title: null }]);
  });

  test("a single category has its name, and its cards stand all around the middle", () => {
    const entries = Array.from({ length: 24 }, (_, index) => ({
      category: 0,
      stars: index % 3,
      name: `Card ${index}`,
    }));
    const input = mapOf(phone, 1, entries, 3);
    const map = layOut(input);
    check(input, map);
    expect(map.areas).toMatchObject([{ category: "c0", title: { lines: ["Local gov"] } }]);
    const quarters = new Set(
      map.dots.map(({ x, y }) => `${x > phone.width / 2} ${y > phone.height / 2}`),
    );
    expect(quarters.size).toBe(4);
  });

  test("all areas have the same size, whatever the space", () => {
    for (const [width, height] of [
      [300, 300],
      [1300, 600],
      [320, 500],
    ] as const) {
      const ground = new Ground(width, height, 7);
      const counts = ground.areas.map((area) => {
        let count = 0;
        for (let x = 2; x < width; x += 4) {
          for (let y = 2; y < height; y += 4) {
            count += ground.depth(area, x, y) > 0 ? 1 : 0;
          }
        }
        return count;
      });
      const mean = counts.reduce((sum, count) => sum + count, 0) / 7;
      for (const count of counts) {
        expect(Math.abs(count - mean) / mean).toBeLessThan(0.05);
      }
    }
  });

  test("a card that is added moves no dot", () => {
    const entries = Array.from({ length: 30 }, (_, index) => ({
      category: index % 7,
      stars: index % 4,
      name: `Card ${index}`,
    }));
    const before = layOut(mapOf(phone, 7, entries.slice(0, -1), 0));
    const after = layOut(mapOf(phone, 7, entries, 0));
    before.dots.forEach(({ x, y }, index) => {
      expect(after.dots[index]).toMatchObject({ x, y });
    });
  });

  test.each([
    [304, 13],
    [374, 16],
  ])("of 24 cards most have a name on a map of %i px", (width, least) => {
    const entries = Array.from({ length: 24 }, (_, index) => ({
      category: index % 7,
      stars: index < 12 ? index % 6 : 0,
      name: ["Data Driven Detroit", "Census", "Chief Data Officer", "United Way"][index % 4] ?? "",
    }));
    const { dots } = layOut(mapOf({ ...phone, width, height: width }, 7, entries, 7));
    expect(dots.filter(({ name }) => name !== null).length).toBeGreaterThanOrEqual(least);
  });

  test("a finger means the dot or the name that it is at, else the nearest within its reach", () => {
    const input = mapOf(
      phone,
      7,
      Array.from({ length: 9 }, (_, index) => ({
        category: index % 7,
        stars: 1,
        name: "Some name",
      })),
      0,
    );
    const map = layOut(input);
    for (const dot of map.dots) {
      expect(nearestDot(map, dot, 22)?.index).toBe(dot.index);
      const box = dot.name?.box;
      if (box !== undefined) {
        const at = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
        expect(nearestDot(map, at, 22)?.index).toBe(dot.index);
      }
    }
    expect(nearestDot(map, { x: -100, y: -100 }, 22)).toBeNull();
  });

  test("arrows lead from any dot to any other", () => {
    const input = mapOf(
      phone,
      7,
      Array.from({ length: 24 }, (_, index) => ({ category: index % 8, stars: 0, name: "Card" })),
      0,
    );
    const map = layOut(input);
    const reached = new Set([0]);
    for (const index of reached) {
      for (const direction of ["left", "right", "up", "down"] as const) {
        const next = dotBeside(map, map.dots[index] as (typeof map.dots)[0], direction);
        if (next !== null) {
          reached.add(next.index);
        }
      }
    }
    expect(reached.size).toBe(24);
  });
});

describe("names", () => {
  test("have at most two lines, and end in an ellipsis where they do not fit", () => {
    expect(inLines("Brigade", 9)).toEqual(["Brigade"]);
    expect(inLines("Data Driven Detroit", 9)).toEqual(["Data Driven", "Detroit"]);
    expect(inLines("Donaudampfschifffahrt", 9)).toEqual([expect.stringMatching(/^Donau.*…$/)]);
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 3, max: 12 }), (name, most) => {
        const lines = inLines(name, most);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) {
          expect(widthOf(line)).toBeLessThanOrEqual(most + widthOf("…"));
        }
      }),
    );
    expect(shortened("abc", 3)).toBe("abc");
  });
});

/** Places on SVG path data of M, L and Q. */
function placesOn(path: string): { x: number; y: number }[] {
  const numbers = [...path.matchAll(/([MLQ])([^MLQ]+)/g)].map(([, command, rest]) => ({
    command,
    values: (rest ?? "").trim().split(/\s+/).map(Number),
  }));
  const places: { x: number; y: number }[] = [];
  let last = { x: 0, y: 0 };
  for (const { command, values } of numbers) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = values;
    const to = command === "Q" ? { x: x2, y: y2 } : { x: x1, y: y1 };
    for (let step = 1; command !== "M" && step < 20; step++) {
      const t = step / 20;
      const by =
        command === "Q" ? { x: x1, y: y1 } : { x: (last.x + to.x) / 2, y: (last.y + to.y) / 2 };
      places.push({
        x: (1 - t) ** 2 * last.x + 2 * t * (1 - t) * by.x + t * t * to.x,
        y: (1 - t) ** 2 * last.y + 2 * t * (1 - t) * by.y + t * t * to.y,
      });
    }
    last = to;
  }
  return places;
}
