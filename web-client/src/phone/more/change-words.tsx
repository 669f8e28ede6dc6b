import type { ComponentChild } from "preact";
import { type Change, countWords, type PartState } from "../../flipchart/changes";
import { noteRoot } from "../../flipchart/schema";
import { inLanguage } from "../../i18n/direction";
import { listed } from "../../i18n/listed";
import { t } from "../../i18n/more";
import type { Activity, CardSheet, Field } from "../../protocol/activity";
import type { Workshop } from "../../protocol/workshop";
import { cardSheetsOf, fieldsOf } from "../../workshop/focus";
import { saidOf } from "../../workshop/said";
import { cardWord, categoryWord } from "../../workshop/words";
import { linkWord } from "../../workshop/words-later";

/** Words with those of the activity marked as such. */
type Sentence = ComponentChild[];

/**
 * What others changed, a sentence for each part.
 *
 * @param present the phase, and since when tables are asked whether they are ready with it, epoch ms; with another
 *   nobody is ready any longer
 */
export function changeWords(
  changes: readonly Change[],
  activity: Activity,
  present: Pick<Workshop, "phase" | "askedAt">,
): Sentence[] {
  return changes.flatMap((change) => {
    const { part, by: names } = change;
    const by = names.length === 0 ? t("bySomebody") : t("by", { names: listed(names) });
    switch (part.kind) {
      case "card":
        return cardWords(change, sheetOf(part.sheet, activity), activity, by);
      case "link":
        return linkWords(change, sheetOf(part.sheet, activity), activity, by);
      case "about":
        return aboutWords(change, activity, present, by);
      default: {
        const field = <bdi {...inLanguage(activity.language)}>{textName(part.root, activity)}</bdi>;
        const { before, count } = counts(change);
        return [
          before === count
            ? t.rich("changedWithin", { field, count, by })
            : t.rich("changedText", { field, before, count, by }),
        ];
      }
    }
  });
}

/** How many words a text has, or a note, and had. */
function counts({ before, now }: Pick<Change, "before" | "now">): {
  before: number;
  count: number;
} {
  return { before: countWords(before?.text ?? ""), count: countWords(now?.text ?? "") };
}

function sheetOf(id: string, activity: Activity): CardSheet | undefined {
  return cardSheetsOf(activity).find((sheet) => sheet.id === id);
}

function cardWords(
  { before, now }: Change,
  sheet: CardSheet | undefined,
  { language }: Activity,
  by: string,
): Sentence[] {
  if (sheet === undefined) {
    return [];
  }
  const word = <bdi {...saidOf(sheet.card, inLanguage(language))}>{cardWord(sheet).one}</bdi>;
  if (now === null || before === null) {
    return [comeOrGone({ before, now }, word, by)];
  }
  const changes = [
    ...(now.name === before.name
      ? []
      : [t.rich("calledBefore", { name: <bdi>{before.name}</bdi> })]),
    ...(now.category === before.category ? [] : [categoryWords(now, sheet, language)]),
    ...(sheet.stars && now.stars !== before.stars ? [t("starCount", { count: now.stars })] : []),
    ...(now.text === before.text ? [] : [noteWords({ before, now })]),
    ...(now.page === before.page ? [] : [t(now.page === "" ? "noPage" : "pageChanged")]),
  ];
  const listed = changes.flatMap((words, at) => (at === 0 ? [words] : ["; ", words]));
  return changes.length === 0
    ? []
    : [t.rich("cardChanged", { name: <bdi>{now.name}</bdi>, changes: listed, by })];
}

/** What category a card has now. */
function categoryWords({ category }: PartState, sheet: CardSheet, language: string): Sentence {
  const said = inLanguage(language);
  const word = <bdi {...saidOf(sheet.categoryWord, said)}>{categoryWord(sheet).one}</bdi>;
  const known = sheet.categories.find(({ id }) => id === category);
  return known === undefined
    ? t.rich("noCategory", { word })
    : t.rich("categoryNow", { word, name: <bdi {...said}>{known.name}</bdi> });
}

/** How long a note is now. */
function noteWords(change: Pick<Change, "before" | "now">): string {
  const { before, count } = counts(change);
  return t(before === count ? "noteWithin" : "noteNow", { words: t("words", { count }) });
}

function linkWords(
  { before, now }: Change,
  sheet: CardSheet | undefined,
  { language }: Activity,
  by: string,
): Sentence[] {
  if (sheet === undefined) {
    return [];
  }
  const word = <bdi {...saidOf(sheet.links, inLanguage(language))}>{linkWord(sheet).one}</bdi>;
  if (now === null || before === null) {
    return [comeOrGone({ before, now }, word, by)];
  }
  if (now.text === before.text) {
    return []; // it is another of the cards' names
  }
  const name = <bdi>{now.name}</bdi>;
  return [t.rich("linkChanged", { word, name, note: noteWords({ before, now }), by })];
}

/** That something with a name has come, or is gone. */
function comeOrGone(
  { before, now }: Pick<Change, "before" | "now">,
  word: ComponentChild,
  by: string,
): Sentence {
  return now === null
    ? t.rich("gone", { word, name: <bdi>{before?.name}</bdi>, by })
    : t.rich("new", { word, name: <bdi>{now.name}</bdi>, by });
}

function aboutWords(
  { before, now }: Change,
  activity: Activity,
  present: Pick<Workshop, "phase" | "askedAt">,
  by: string,
): Sentence[] {
  const sentences: Sentence[] = [];
  const said = inLanguage(activity.language);
  const tell = (id: string, name: string, inWords: (value: string) => ComponentChild) => {
    const title = <bdi {...said}>{name}</bdi>;
    const value = now?.said[id] ?? "";
    if (value !== (before?.said[id] ?? "")) {
      sentences.push(
        value === ""
          ? t.rich("nothingSaid", { title, by })
          : t.rich("saidNow", { title, value: inWords(value), by }),
      );
    }
  };
  for (const { id, name } of activity.roles) {
    tell(id, name, (value) => <bdi>{value}</bdi>);
  }
  for (const { choices } of fieldsOf(activity)) {
    if (choices !== null) {
      tell(choices.id, choices.title, (value) => <bdi {...said}>{optionName(choices, value)}</bdi>);
    }
  }
  const isReady = (state: PartState | null) => state?.ready[present.phase] === present.askedAt;
  const ready = isReady(now);
  if (ready !== isReady(before)) {
    sentences.push([t(ready ? "tableReady" : "tableNotReady", { by })]);
  }
  return sentences;
}

function optionName({ options }: NonNullable<Field["choices"]>, value: string): string {
  return options.find(({ id }) => id === value)?.text ?? "";
}

/** What a text is called: by its field, or by the category, and the look, that its notes are about. */
function textName(root: string, activity: Activity): string {
  const field = fieldsOf(activity).find(({ id }) => id === root);
  if (field !== undefined) {
    return field.title;
  }
  for (const { id, title, categories, rounds } of cardSheetsOf(activity)) {
    for (const category of categories) {
      if (root === noteRoot(id, category.id)) {
        return listed([title, category.name], ": ");
      }
      const look = rounds.find((round) => root === noteRoot(id, category.id, round.id));
      if (look !== undefined) {
        return listed([look.title, category.name], ": ");
      }
    }
  }
  return root;
}
