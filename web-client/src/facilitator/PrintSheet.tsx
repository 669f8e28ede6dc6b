import { joinLink, qrAddress } from "../connection/links";
import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import "./PrintSheet.css";
import { JoinCode } from "../theme/JoinCode";

/** A sheet with a join code for each table, to print and cut. */
export function PrintSheet(props: { onBack: () => void }) {
  const desk = useDesk();
  const { name, joinCode, tables } = desk.workshop.value;
  const link = joinLink(desk.id, joinCode).value;
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
            <img
              src={qrAddress(desk.id, joinCode, number)}
              alt={t("qrAlt", { link: `${link}/${number}` })}
              width="220"
              height="220"
            />
            <div>
              <p class="print-number">{t("table", { number })}</p>
              <p class="print-place" dir="auto">
                {[place, label].filter((name) => name !== "").join(" · ")}
              </p>
              <p>{t("scanForTable", { number })}</p>
              <p>
                {t.rich("orType", {
                  address: <b>{new URL(link).host}</b>,
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
