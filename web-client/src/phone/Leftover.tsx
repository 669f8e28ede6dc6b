import { t } from "../i18n/room";
import { Banner } from "../theme/Banner";
import { KeptWords } from "../theme/KeptWords";
import { throwAway } from "./leftover-words";
import type { PhoneSession } from "./session";
import "./Leftover.css";

/** Words that may not have reached the flipchart they were written on, to copy or to throw away. */
export function Leftover({ session }: { session: PhoneSession }) {
  const words = session.leftovers.words.value;
  return words === "" ? null : (
    <div class="leftover-place">
      <Banner tone="warn" live="alert">
        <KeptWords
          label={t("leftover")}
          words={words}
          onThrowAway={() => throwAway(session.workshopId, session.leftovers, words)}
        />
      </Banner>
    </div>
  );
}
