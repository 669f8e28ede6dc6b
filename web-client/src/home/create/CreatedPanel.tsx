import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { keepLinks, qrAddress } from "../../connection/links";
import { t } from "../../i18n/create";
import { groupedCode } from "../../i18n/format";
import type { Created } from "../../protocol/creating";
import { RecoveryOffer } from "../../recovery/RecoveryOffer";
import { CopyField } from "../../theme/CopyField";
import { latePart } from "../../theme/late-part";
import "./CreatePanel.css";
import "./CreatedPanel.css";

const RecoverySheet = latePart(
  async () => (await import("../../recovery/RecoverySheet")).RecoverySheet,
);

/** The workshop that was just created: its code, its links, and the way to its dashboard. */
export function CreatedPanel(props: { name: string; created: Created }) {
  const { id, joinCode, links } = props.created;
  const heading = useRef<HTMLHeadingElement>(null);
  const sheet = useSignal(false);
  useEffect(() => keepLinks(id, { screen: links.screen }), [id]);
  useEffect(() => {
    if (!sheet.value) {
      heading.current?.focus();
    }
  }, [sheet.value]);
  if (sheet.value) {
    return (
      <RecoverySheet
        workshopId={id}
        onBack={() => {
          sheet.value = false;
        }}
      />
    );
  }
  return (
    <section class="create created" aria-labelledby="created-title">
      <h2 id="created-title" ref={heading} tabIndex={-1} dir="auto">
        {t("createdTitle", { name: props.name })}
      </h2>
      <div class="created-main">
        <figure class="created-qr">
          <img
            src={qrAddress(id, joinCode)}
            alt={t("createdQrAlt", { link: links.join })}
            width="220"
            height="220"
          />
          <figcaption>
            {t("joinCode")} <strong>{groupedCode(joinCode)}</strong>
          </figcaption>
        </figure>
        <div class="created-go">
          <a class="button" data-kind="primary" href={`/facilitate/${id}`}>
            {t("openDashboard")}
          </a>
          <a
            class="button"
            data-kind="quiet"
            href={`/screen/${id}`}
            target="_blank"
            rel="noreferrer"
          >
            {t("openScreen")} <span aria-hidden="true">↗</span>
            <span class="visually-hidden"> ({t("createdNewTab")})</span>
          </a>
        </div>
      </div>
      <RecoveryOffer
        onShow={() => {
          sheet.value = true;
        }}
      />
      <CopyField label={t("joinLinkTitle")} value={links.join} />
      <CopyField label={t("screenLinkTitle")} value={links.screen} />
      <CopyField
        label={t("facilitatorLinkTitle")}
        hint={t("facilitatorLinkHint")}
        value={links.facilitator}
      />
    </section>
  );
}
