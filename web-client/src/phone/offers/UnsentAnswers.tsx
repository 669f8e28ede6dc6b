import { useEffect, useRef } from "preact/hooks";
import { finalProblem } from "../../connection/api";
import { ownOffers } from "../../connection/offers";
import { persist } from "../../connection/persist";
import { t } from "../../i18n/offers";
import { tableOf } from "../../workshop/selectors";
import { tableWords } from "../../workshop/words";
import { show } from "../leftover-words";
import type { PageProps } from "../props";
import { kinds } from "./kinds";
import { forgetLost } from "./lost";
import { draftsOf, formOf, isUnsent, tableAnswered } from "./turn";

/**
 * Nothing to be seen. An answer that the server's store has lost counts as not sent, also if this page was opened
 * since: whoever connects asks for it. And what was half typed as an answer to a turn comes to what else has no place
 * any more, to be copied, once another turn has the form.
 */
export function UnsentAnswers({ session, state, seat }: PageProps) {
  const { workshop } = state;
  const { drafts } = seat.board;
  const table = tableAnswered(workshop);
  const form = table === null ? "" : formOf(workshop.phase, table);
  const earlier = useRef(form);
  const open = seat.provider.status.value === "open";
  useEffect(() => {
    if (!open || table === null) {
      return;
    }
    // Who connects anew may have missed that the store lost something.
    const address = { workshop: workshop.id, phase: workshop.phase, table };
    const asking = new AbortController();
    const kept = () =>
      persist(() => ownOffers(address), {
        signal: asking.signal,
        waiting: () => {},
        again: (error) => finalProblem(error) === null,
      });
    forgetLost(drafts, form, kept).catch(() => {}); // whoever is not told knows nothing else than before
    return () => asking.abort();
  }, [open, form, drafts]);
  useEffect(() => {
    // This device may remember nothing: then what the form before had is only here.
    const names = new Set([
      ...drafts.namesFrom("offer/"),
      ...(earlier.current === "" ? [] : kinds.flatMap((kind) => draftsOf(earlier.current, kind))),
    ]);
    earlier.current = form;
    for (const name of names) {
      const [, of = "", number = ""] = /^offer\/(.+)\/(\d+)\/\w+(?:\/rest)?$/.exec(name) ?? [];
      if (number === "" || formOf(of, Number(number)) === form || !isUnsent(drafts, name)) {
        continue;
      }
      const heard = tableOf(workshop, Number(number));
      const title = t("closed", {
        table: heard === undefined ? number : tableWords(heard),
      });
      if (show(session.leftovers, title, drafts.of(name).peek().trim())) {
        drafts.of(name).value = "";
      }
    }
  }, [form, drafts]);
  return null;
}
