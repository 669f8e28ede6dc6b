import type { Change } from "../../flipchart/changes";
import { t } from "../../i18n/more";
import type { Sector } from "../../protocol/activity";

/** What others changed, a sentence for each part. */
export function changeWords(changes: readonly Change[], sectors: readonly Sector[]): string[] {
  return changes.flatMap((change) => {
    const { part, before, now, by: names } = change;
    const by = names.length === 0 ? t("bySomebody") : t("by", { names: names.join(", ") });
    const [kind] = part.split(":");
    switch (kind) {
      case "player":
        return now === null
          ? [t("playerRemoved", { name: before?.name ?? "", by })]
          : before === null
            ? [t("playerAdded", { name: now.name, by })]
            : [
                t("playerChanged", {
                  name: now.name,
                  stars: t("starCount", { count: now.stars }),
                  words: t("words", { count: now.words }),
                  by,
                }),
              ];
      case "partnership":
        return [
          now === null
            ? t("partnershipRemoved", { name: before?.name ?? "", by })
            : t("partnershipAdded", { name: now.name, by }),
        ];
      case "about":
        return aboutWords(change, by);
      default:
        return [
          t("changedText", {
            field: fieldName(part, sectors),
            before: before?.words ?? 0,
            count: now?.words ?? 0,
            by,
          }),
        ];
    }
  });
}

function aboutWords({ before, now }: Change, by: string): string[] {
  const words: string[] = [];
  const presenter = now?.name ?? "";
  if (presenter !== (before?.name ?? "")) {
    words.push(
      presenter === "" ? t("nobodyPresents", { by }) : t("presenterIs", { name: presenter, by }),
    );
  }
  if (now?.ready !== before?.ready) {
    words.push(now?.ready === true ? t("tableReady", { by }) : t("tableNotReady", { by }));
  }
  return words;
}

function fieldName(part: string, sectors: readonly Sector[]): string {
  switch (part) {
    case "challenge":
      return t("fileChallenge");
    case "strategy":
      return t("strategy");
    case "pitch":
      return t("filePitch");
    default:
      return sectors.find(({ id }) => part === `finding:${id}`)?.name ?? t("findings");
  }
}
