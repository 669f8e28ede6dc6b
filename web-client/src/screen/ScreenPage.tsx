import { keepsCookies } from "../connection/cookies";
import { LiveWorkshop, openWorkshop } from "../connection/live-workshop";
import { useEntry } from "../connection/useEntry";
import { t as entryWords } from "../i18n/entry";
import { addressLanguages, followLanguage } from "../i18n/language";
import { t } from "../i18n/screen";
import { EntryNotice } from "../theme/EntryNotice";
import { Stage } from "./Stage";

/**
 * Opens the screen, beside a dashboard also with the dashboard's cookie: it is told no more then either (SPEC T5).
 * A whole room reads it: so it is in the workshop's language, whatever the projector's browser prefers.
 */
async function openInItsLanguage(id: string): Promise<LiveWorkshop> {
  const room = new LiveWorkshop(await openWorkshop(id, "screen"), addressLanguages);
  await followLanguage(addressLanguages.peek()[0] ?? room.activity.value.language);
  return room;
}

/** The page behind a room-screen link: it lets itself in and then shows the room. */
export function ScreenPage(props: { workshopId: string }) {
  const entry = useEntry(() => openInItsLanguage(props.workshopId));
  if (entry.at === "open" && entry.opened.channel.stopReason.value === "deleted") {
    return (
      <EntryNotice
        at="refused"
        refusedTitle={entryWords("deletedTitle")}
        refusedText={entryWords("deletedText")}
      />
    );
  }
  return entry.at === "open" ? (
    <Stage room={entry.opened} />
  ) : (
    <EntryNotice
      at={entry.at}
      refusedTitle={t("screenRefusedTitle")}
      refusedText={t("screenRefusedText")}
      noCookies={!keepsCookies()}
    />
  );
}
