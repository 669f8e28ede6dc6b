/** Activities of other shapes than the built-in one, for what pages must not take for granted. */
import { readFileSync } from "node:fs";
import type { Writable } from "./fill-all";
import { inArabic } from "./in-arabic";

/** What the tests read of an activity that stands in a file. */
export interface FromFile extends Writable {
  readonly id: string;
  readonly languages: readonly string[];
  readonly sheets: readonly (Writable["sheets"][number] & { readonly map?: boolean })[];
  readonly phases: readonly {
    readonly id: string;
    readonly title: string | Readonly<Record<string, string>>;
    readonly sheet?: string;
    readonly clock: string;
    readonly screen: string;
  }[];
}

function fromFile(name: string, from = "test"): FromFile {
  const folder = new URL(`../../server/app/src/${from}/resources/activities/`, import.meta.url);
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}

/** The two that come with the server beside the worksheet's. */
export const shippedRetrospective = fromFile("retrospective", "main");
export const shippedReading = fromFile("reading-of-the-room", "main");

/** All that the worksheet's activity has, in Arabic letters alone. */
export const worksheetInArabic = inArabic(fromFile("tech-innovation", "main"), "in-arabic");

/** Texts alone, two rounds of turns, no lobby, no places; in English alone. */
export const talks = fromFile("lightning-talks");

/** Nine categories, a second look, places, two roles, messages that are ready; in Spanish alone. */
export const disasterPreparedness = fromFile("disaster-preparedness-es");

/** Cards in three categories, no places, no map; in Arabic alone. */
export const arabicRetrospective = fromFile("retrospective-ar");

/** Texts on one sheet, cards with links and a map on another, hosts who stay; in Arabic alone. */
export const arabicCafe = fromFile("world-cafe-ar");

const phase = (id: string, title: string, more: object) => ({
  id,
  title,
  short: title,
  length: 300,
  clock: "whole",
  screen: "found",
  sheet: null,
  prompt: { lead: title, text: "" },
  colour: "blue",
  ...more,
});

/** Twelve phases, no cards, no places, no lobby; talks of two minutes, and in a second round of one. */
export const lightningTalks = {
  format: 2,
  id: "lightning-talks",
  version: 1,
  languages: ["en"],
  title: "Lightning talks",
  goal: "Everybody hears every table.",
  source: "",
  words: { turn: { one: "talk", many: "talks" } },
  roles: [{ id: "speaker", name: "Speaker", ask: "Who speaks?" }],
  sheets: [
    {
      id: "talk",
      kind: "text",
      title: "Your talk",
      short: "Talk",
      colour: "green",
      fields: [
        { id: "headline", title: "Headline", hint: "In one line" },
        { id: "script", title: "Script", hint: "What you will say", spoken: true },
      ],
    },
  ],
  phases: [
    phase("theme", "Find a theme", { sheet: "talk", messages: ["Two minutes each.", "Stand up."] }),
    phase("outline", "Outline", { sheet: "talk", screen: "wall", wall: ["headline"] }),
    phase("script", "Write the script", {
      sheet: "talk",
      screen: "wall",
      wall: ["headline", "script"],
    }),
    phase("rehearse", "Rehearse", { sheet: "talk" }),
    phase("first", "First round", {
      sheet: "talk",
      length: 120,
      clock: "turns",
      screen: "turns",
      turns: { order: "drawn", show: ["headline", "script"] },
    }),
    phase("break", "Break", { length: 600 }),
    phase("feedback", "Feedback", {}),
    phase("rewrite", "Rewrite", { sheet: "talk" }),
    phase("shorten", "Shorten", { sheet: "talk" }),
    phase("second", "Second round", {
      sheet: "talk",
      length: 60,
      clock: "turns",
      screen: "turns",
      turns: { order: "tables", show: ["script"] },
    }),
    phase("thanks", "Thanks", {}),
    phase("end", "Goodbye", { length: 0, clock: "none", screen: "end" }),
  ],
  wordsPerMinute: 120,
} as const;

const sides: readonly [id: string, name: string, colour: string, icon: string][] = [
  ["went-well", "ما سار جيدًا", "green", "heart"],
  ["hard", "ما كان صعبًا", "red", "bolt"],
  ["learnt", "ما تعلمناه", "gold", "cap"],
  ["missed", "ما افتقدناه", "slate", "minus"],
  ["people", "الناس", "violet", "people"],
  ["tools", "الأدوات", "teal", "code"],
  ["questions", "الأسئلة", "navy", "question"],
  ["risks", "المخاطر", "rose", "shield"],
  ["ideas", "الأفكار", "olive", "leaf"],
];

/** In Arabic and English, nine categories, tables with a theme instead of a place, no links, no stars. */
export const retrospective = {
  format: 2,
  id: "nine-sides",
  version: 1,
  languages: ["ar", "en"],
  title: { ar: "نظرة إلى الوراء", en: "Looking back" },
  goal: "",
  source: "",
  words: {
    place: { one: { ar: "موضوع", en: "theme" }, many: { ar: "مواضيع", en: "themes" } },
    turn: { one: { ar: "عرض", en: "report back" }, many: { ar: "عروض", en: "reports back" } },
  },
  places: [{ name: { ar: "التواصل", en: "Communication" } }],
  sheets: [
    {
      id: "memories",
      kind: "cards",
      title: { ar: "ذكرياتنا", en: "Our memories" },
      short: { ar: "ذكريات", en: "Memories" },
      colour: "teal",
      card: { one: { ar: "ذكرى", en: "memory" }, many: { ar: "ذكريات", en: "memories" } },
      categoryWord: { one: { ar: "جانب", en: "side" }, many: { ar: "جوانب", en: "sides" } },
      categories: sides.map(([id, name, colour, icon]) => ({
        id,
        name: { ar: name, en: id },
        short: { ar: name, en: id },
        colour,
        icon,
      })),
      notes: true,
    },
    {
      id: "next-time",
      kind: "text",
      title: { ar: "المرة القادمة", en: "Next time" },
      short: { ar: "لاحقًا", en: "Next" },
      colour: "rust",
      fields: [{ id: "promise", title: { ar: "ما نعد به", en: "What we promise" }, hint: "" }],
    },
  ],
  phases: [
    {
      ...phase("lobby", "", { length: 0, clock: "none", screen: "lobby", colour: "ink" }),
      title: { ar: "مرحبًا", en: "Welcome" },
      short: { ar: "مرحبًا", en: "Welcome" },
      prompt: { lead: { ar: "اجلسوا إلى مائدتكم.", en: "Sit down at your table." }, text: "" },
    },
    {
      ...phase("remember", "", { sheet: "memories", colour: "teal" }),
      title: { ar: "تذكّروا", en: "Remember" },
      short: { ar: "تذكّروا", en: "Remember" },
      prompt: { lead: { ar: "ماذا بقي في الذاكرة؟", en: "What stayed with you?" }, text: "" },
    },
    {
      ...phase("promise", "", { sheet: "next-time", screen: "wall", colour: "rust" }),
      title: { ar: "عِدوا", en: "Promise" },
      short: { ar: "عِدوا", en: "Promise" },
      prompt: { lead: { ar: "بماذا تعدون؟", en: "What do you promise?" }, text: "" },
    },
    {
      ...phase("report", "", {
        sheet: "next-time",
        clock: "turns",
        screen: "turns",
        length: 90,
        turns: { order: "tables", show: ["promise"] },
        colour: "rust",
      }),
      title: { ar: "اعرضوا", en: "Report back" },
      short: { ar: "اعرضوا", en: "Report" },
      prompt: { lead: { ar: "دقيقة ونصف لكل مائدة", en: "A minute and a half each" }, text: "" },
    },
    {
      ...phase("end", "", { length: 0, clock: "none", screen: "end", colour: "ink" }),
      title: { ar: "وداعًا", en: "Goodbye" },
      short: { ar: "وداعًا", en: "Goodbye" },
      prompt: { lead: { ar: "شكرًا لكم", en: "Thank you all" }, text: "" },
    },
  ],
  wordsPerMinute: 110,
} as const;

/** World Café: one sheet of cards without categories, a host at each table, thirty short phases. */
export const worldCafe = {
  format: 2,
  id: "world-cafe",
  version: 1,
  languages: ["en", "es"],
  title: { en: "World Café", es: "World Café" },
  goal: "",
  source: "",
  roles: [
    {
      id: "host",
      name: { en: "Host", es: "Anfitrión" },
      ask: { en: "Who hosts?", es: "¿Quién recibe?" },
    },
  ],
  sheets: [
    {
      id: "tablecloth",
      kind: "cards",
      title: { en: "The tablecloth", es: "El mantel" },
      short: { en: "Cloth", es: "Mantel" },
      colour: "gold",
      card: {
        one: { en: "thought", es: "pensamiento" },
        many: { en: "thoughts", es: "pensamientos" },
      },
      stars: true,
      links: { one: { en: "thread", es: "hilo" }, many: { en: "threads", es: "hilos" } },
      map: true,
    },
  ],
  phases: Array.from({ length: 30 }, (_, index) => ({
    ...phase(`round-${index + 1}`, "", {
      sheet: "tablecloth",
      screen: index % 2 === 0 ? "found" : "wall",
      colour: "gold",
    }),
    title: { en: `Round ${index + 1}`, es: `Ronda ${index + 1}` },
    short: { en: `Round ${index + 1}`, es: `Ronda ${index + 1}` },
    prompt: { lead: { en: "What moves you?", es: "¿Qué les mueve?" }, text: "" },
  })),
  wordsPerMinute: 140,
} as const;

/** As little as an activity can say: nothing that may be left out, or null instead of it. */
export const bare = {
  format: 2,
  id: "bare",
  version: 1,
  languages: ["en"],
  title: "Bare",
  places: null,
  sheets: [
    { id: "finds", kind: "cards", title: "Finds", short: "Finds", colour: "teal" },
    {
      id: "plan",
      kind: "text",
      title: "Plan",
      short: "Plan",
      colour: "rust",
      fields: [{ id: "aim", title: "Aim" }],
    },
  ],
  phases: [
    { id: "start", title: "Begin", length: 0, clock: "none", screen: "lobby" },
    { id: "look", title: "Look", length: 60, clock: "whole", screen: "found", prompt: null },
    { id: "show", title: "Compare", length: 60, clock: "whole", screen: "wall", sheet: "plan" },
    {
      id: "say",
      title: "Say it",
      length: 60,
      clock: "turns",
      screen: "turns",
      turns: { order: "tables" },
    },
    { id: "end", title: "Leave", length: 0, clock: "none", screen: "end" },
  ].map((each) => ({ ...each, short: each.title, colour: "blue" })),
} as const;
