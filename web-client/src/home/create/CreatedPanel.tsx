import { useEffect, useRef } from "preact/hooks";
import { joinQr, keepLinks, sheetPage } from "../../connection/links";
import { t } from "../../i18n/create";
import type { Created } from "../../protocol/creating";
import { CopyField } from "../../theme/CopyField";
import "./CreatePanel.css";
import "./CreatedPanel.css";
import { JoinCode } from "../../theme/JoinCode";
import { QrCode } from "../../theme/QrCode";

/** The workshop that was just created: its code, its links, and the way to its dashboard. */
export function CreatedPanel(props: { name: string; created: Created }) {
  const { id, joinCode, links } = props.created;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    keepLinks(id, { screen: links.screen });
    heading.current?.focus();
  }, [id]);
  return (
    <section class="create created" aria-labelledby="created-title">
      <h2 id="created-title" ref={heading} tabIndex={-1}>
        {t("createdTitle", { name: props.name })}
      </h2>
      <div class="created-main">
        <figure class="created-qr">
          <QrCode
            class="created-code"
            qr={joinQr(id, joinCode)}
            alt={t("createdQrAlt", { link: links.join })}
          />
          <figcaption>
            {t("joinCode")}{" "}
            <strong>
              <JoinCode code={joinCode} />
            </strong>
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
          <a
            class="button"
            data-kind="quiet"
            href={sheetPage(id)}
            target="_blank"
            rel="noreferrer"
            aria-describedby="created-sheet"
          >
            {t("openSheet")} <span aria-hidden="true">↗</span>
            <span class="visually-hidden"> ({t("createdNewTab")})</span>
          </a>
          <p id="created-sheet" class="field-hint">
            {t("openSheetHint")}
          </p>
        </div>
      </div>
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
