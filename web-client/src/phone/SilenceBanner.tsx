import { t } from "../i18n/silence";
import { Banner } from "../theme/Banner";
import { partnersOf } from "../workshop/silence";
import type { PageProps } from "./props";
import "./Banners.css";

/** Says in a silence who sees what is written here, and until when. */
export function SilenceBanner({ state, seat }: PageProps) {
  const { silence } = state.workshop;
  if (silence.present === null) {
    return null;
  }
  const partners = partnersOf(state.workshop, seat.board.me.id).map(({ name }) => name);
  return (
    <Banner tone="plain" live="alert">
      <b>{silence.present.pairs ? pairWords(partners) : t("alone")}</b>{" "}
      {t(partners.length > 0 ? "onlyPair" : "onlyYou")}
    </Banner>
  );
}

function pairWords([first, second]: readonly string[]): string {
  if (first === undefined) {
    return t("pairOfOne");
  }
  return t("pairsWith", { names: second === undefined ? first : t("and", { first, second }) });
}
