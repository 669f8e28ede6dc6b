import { t } from "../i18n/room";
import type { Merge, Workshop } from "../protocol/workshop";
import { Banner } from "../theme/Banner";
import type { PhoneSession } from "./session";

/** Notes that this phone has said which tables sit here. */
export function noteJoined(session: PhoneSession, merges: readonly Merge[]): void {
  for (const merge of merges) {
    session.dismiss(idOf(merge));
  }
}

function idOf({ from, at }: Merge): string {
  return `merge/${from}/${at}`;
}

/**
 * Says to those who stay that another table sits with them, once its words are here (SPEC M32). Who was
 * moved here is told that instead.
 */
export function JoinedBanner(props: { session: PhoneSession; merges: Workshop["merges"] }) {
  const { session, merges } = props;
  const joined = merges.filter((merge) => !session.dismissed.value.has(idOf(merge)));
  if (
    joined.length === 0 ||
    merges.some(({ stage }) => stage === "joining") ||
    session.tidings.untold.value.includes("moved")
  ) {
    return null;
  }
  const tables = joined.map(({ from }) => from).join(", ");
  const allHere = joined.every(({ leftOut }) => leftOut.length === 0);
  return (
    <Banner tone="plain" onDismiss={() => noteJoined(session, joined)}>
      {t("tablesJoined", { count: joined.length, tables })} {!allHere && t("joinedNotAll")}
    </Banner>
  );
}
