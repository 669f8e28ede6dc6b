import { joinLink, joinQr } from "../connection/links";
import { t } from "../i18n/facilitator";
import { listed } from "../i18n/listed";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import "./PrintSheet.css";
import { JoinCode } from "../theme/JoinCode";
import { QrCode } from "../theme/QrCode";

/** A sheet with a join code for each table, to print and cut. */
export function PrintSheet(props: { onBack: () => void }) {
  const desk = useDesk();
  const { name, joinCode, tables } = desk.workshop.value;
  const link = joinLink(desk.id, joinCode);
  return (
    <main class="print">
      <div class="print-bar">
        <h1>{t("printTitle")}</h1>
        <Button onClick={props.onBack}>{t("back")}</Button>
        <Button kind="primary" onClick={() => print()}>
          {t("print")}
        </Button>
      </div>
      <ul class="print-grid">
        {tables.map(({ number, place, label }) => (
          <li key={number} class="print-table">
            <QrCode
              class="print-code"
              qr={joinQr(desk.id, joinCode, number)}
              alt={t("qrAlt", { link: `${link}/${number}` })}
            />
            <div>
              <p class="print-number">{t("table", { number })}</p>
              <p class="print-place">
                {listed(
                  [place, label].filter((name) => name !== ""),
                  " · ",
                )}
              </p>
              <p>{t("scanForTable", { number })}</p>
              <p>
                {t.rich("orType", {
                  address: <b dir="ltr">{new URL(link).host}</b>,
                  code: (
                    <b>
                      <JoinCode code={joinCode} />
                    </b>
                  ),
                })}
              </p>
              <p class="print-name" dir="auto">
                {name}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </main>
  );
}
