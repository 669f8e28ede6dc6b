import { finalProblem } from "../connection/api";
import { keepsCookies } from "../connection/cookies";
import { LiveWorkshop, openWorkshop } from "../connection/live-workshop";
import { useEntry } from "../connection/useEntry";
import { t as entryWords } from "../i18n/entry";
import { followLanguage, readersLanguages } from "../i18n/language";
import { t } from "../i18n/screen";
import { EntryNotice } from "../theme/EntryNotice";
import { Stage } from "./Stage";

/** Opens the screen with its own token, or beside a dashboard of this browser with the dashboard's. */
async function openRoom(id: string): Promise<LiveWorkshop> {
  try {
    return new LiveWorkshop(await openWorkshop(id, "screen"), readersLanguages);
  } catch (error) {
    if (finalProblem(error) === null) {
      throw error;
    }
    return new LiveWorkshop(await openWorkshop(id, "facilitator"), readersLanguages);
  }
}

/** Opens the screen, whose own words follow the activity's language. */
async function openInItsLanguage(id: string): Promise<LiveWorkshop> {
  const room = await openRoom(id);
  await followLanguage(room.activity.value.language);
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
