import type { Change } from "../../flipchart/changes";
import { noteRoot } from "../../flipchart/schema";
import { t } from "../../i18n/more";
import type { Activity, CardSheet, Field } from "../../protocol/activity";
import { cardSheetsOf, fieldsOf } from "../../workshop/focus";
import { cardWord } from "../../workshop/words";
import { linkWord } from "../../workshop/words-later";

/** What others changed, a sentence for each part. */
export function changeWords(changes: readonly Change[], activity: Activity): string[] {
  return changes.flatMap((change) => {
    const { part, by: names } = change;
    const by = names.length === 0 ? t("bySomebody") : t("by", { names: names.join(", ") });
    switch (part.kind) {
      case "card":
        return cardWords(change, sheetOf(part.sheet, activity), by);
      case "link":
        return linkWords(change, sheetOf(part.sheet, activity), by);
      case "about":
        return aboutWords(change, activity, by);
      default:
        return [
          t("changedText", {
            field: textName(part.root, activity),
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

function cardWords({ before, now }: Change, sheet: CardSheet | undefined, by: string): string[] {
  if (sheet === undefined) {
    return [];
  }
  const word = cardWord(sheet).one;
  if (now === null) {
    return [t("gone", { word, name: before?.name ?? "", by })];
  }
  if (before === null) {
    return [t("new", { word, name: now.name, by })];
  }
  const { name } = now;
  const words = t("words", { count: now.words });
  return [
    sheet.stars
      ? t("cardChanged", { name, stars: t("starCount", { count: now.stars }), words, by })
      : t("noteChanged", { name, words, by }),
  ];
}

function linkWords({ before, now }: Change, sheet: CardSheet | undefined, by: string): string[] {
  if (sheet === undefined) {
    return [];
  }
  const word = linkWord(sheet).one;
  return [
    now === null
      ? t("gone", { word, name: before?.name ?? "", by })
      : t("new", { word, name: now.name, by }),
  ];
}

function aboutWords({ before, now }: Change, activity: Activity, by: string): string[] {
  const sentences: string[] = [];
  const tell = (id: string, title: string, said: (value: string) => string) => {
    const value = now?.said[id] ?? "";
    if (value !== (before?.said[id] ?? "")) {
      sentences.push(
        value === ""
          ? t("nothingSaid", { title, by })
          : t("saidNow", { title, value: said(value), by }),
      );
    }
  };
  for (const { id, name } of activity.roles) {
    tell(id, name, (value) => value);
  }
  for (const { choices } of fieldsOf(activity)) {
    if (choices !== null) {
      tell(choices.id, choices.title, (value) => optionName(choices, value));
    }
  }
  if (now?.ready !== before?.ready) {
    sentences.push(now?.ready === true ? t("tableReady", { by }) : t("tableNotReady", { by }));
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
