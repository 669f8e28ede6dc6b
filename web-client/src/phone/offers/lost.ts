import type { Drafts } from "../../connection/drafts";
import type { OwnOffers } from "../../connection/offers";
import { kinds } from "./kinds";

/**
 * Of what was sent to a turn only that counts as sent which the server has: its store may have lost the rest.
 *
 * @param kept asks for what it has; it is not asked where nothing was sent
 */
export async function forgetLost(
  drafts: Pick<Drafts, "of">,
  form: string,
  kept: () => Promise<OwnOffers>,
): Promise<void> {
  const sent = kinds
    .map((kind) => ({ kind, draft: drafts.of(`${form}/${kind}/sent`) }))
    .map((each) => ({ ...each, words: each.draft.peek() }))
    .filter(({ words }) => words !== "");
  if (sent.length === 0) {
    return;
  }
  const there = await kept();
  for (const { kind, draft, words } of sent) {
    // What was sent or taken back meanwhile is later than this.
    if (draft.peek() === words) {
      draft.value = there.find((own) => own.kind === kind)?.text ?? "";
    }
  }
}
