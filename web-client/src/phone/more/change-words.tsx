import type { ComponentChild } from "preact";
import type { Change } from "../../flipchart/changes";
import { noteRoot } from "../../flipchart/schema";
import { inLanguage } from "../../i18n/direction";
import { t } from "../../i18n/more";
import type { Activity, CardSheet, Field } from "../../protocol/activity";
import { cardSheetsOf, fieldsOf } from "../../workshop/focus";
import { saidOf } from "../../workshop/said";
import { cardWord } from "../../workshop/words";
import { linkWord } from "../../workshop/words-later";

/** Words with those of the activity marked as such. */
type Sentence = ComponentChild[];

/** What others changed, a sentence for each part. */
export function changeWords(changes: readonly Change[], activity: Activity): Sentence[] {
  return changes.flatMap((change) => {
    const { part, by: names } = change;
    const by = names.length === 0 ? t("bySomebody") : t("by", { names: names.join(", ") });
    switch (part.kind) {
      case "card":
        return cardWords(change, sheetOf(part.sheet, activity), activity, by);
      case "link":
        return linkWords(change, sheetOf(part.sheet, activity), activity, by);
      case "about":
        return aboutWords(change, activity, by);
      default:
        return [
          t.rich("changedText", {
            field: <bdi {...inLanguage(activity.language)}>{textName(part.root, activity)}</bdi>,
            before: change.before?.words ?? 0,
            count: change.now?.words ?? 0,
            by,
          }),
        ];
    }
  });
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
  const name = <bdi>{now.name}</bdi>;
  const words = t("words", { count: now.words });
  return [
    sheet.stars
      ? t.rich("cardChanged", { name, stars: t("starCount", { count: now.stars }), words, by })
      : t.rich("noteChanged", { name, words, by }),
  ];
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
  return [comeOrGone({ before, now }, word, by)];
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

function aboutWords({ before, now }: Change, activity: Activity, by: string): Sentence[] {
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
  if (now?.ready !== before?.ready) {
    sentences.push([now?.ready === true ? t("tableReady", { by }) : t("tableNotReady", { by })]);
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
        return `${title}: ${category.name}`;
      }
      const look = rounds.find((round) => root === noteRoot(id, category.id, round.id));
      if (look !== undefined) {
        return `${look.title}: ${category.name}`;
      }
    }
  }
  return root;
}
