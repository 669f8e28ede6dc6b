import { faultWords, t } from "../../i18n/faults";
import type { Faults } from "../../protocol/faults";
import { Banner } from "../../theme/Banner";
import "./FaultList.css";

/** All that is wrong with an activity, each fault with where it is in the file. */
export function FaultList({ file, faults: { faults, more } }: { file: string; faults: Faults }) {
  return (
    <section class="faults" aria-labelledby="faults-title">
      <Banner tone="late" live="alert">
        <strong id="faults-title">
          {t("faultsTitle", { file, found: t("faultsFound", { count: faults.length + more }) })}
        </strong>
      </Banner>
      <ul>
        {faults.map((fault, index) => (
          <li key={index}>
            {fault.path !== "" && <code dir="ltr">{fault.path}</code>} {faultWords(fault)}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t("faultsMore", { count: more })}</p>}
    </section>
  );
}
