import { t } from "../i18n/room";
import type { Merge } from "../protocol/workshop";
import { Banner } from "../theme/Banner";
import { mergeId } from "./news";
import type { PhoneSession } from "./session";

/** Says to those who stay that another table sits with them, and where its words are (SPEC M32). */
export function JoinedBanner(props: { session: PhoneSession; joined: readonly Merge[] }) {
  const { session, joined } = props;
  if (joined.length === 0) {
    return null;
  }
  const tables = joined.map(({ from }) => from).join(", ");
  const allHere = joined.every(({ leftOut }) => leftOut.length === 0);
  return (
    <Banner
      tone="plain"
      onDismiss={() => {
        for (const merge of joined) {
          session.dismiss(mergeId(merge));
        }
      }}
    >
      {t("tablesJoined", { count: joined.length, tables })} {!allHere && t("joinedNotAll")}
    </Banner>
  );
}
