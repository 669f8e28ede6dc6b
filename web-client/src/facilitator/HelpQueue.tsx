import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { Button } from "../theme/Button";
import { useSaid } from "../theme/Said";
import { useDesk } from "./desk";
import "./HelpQueue.css";
import "./sign.css";

/** Who asked for help, the longest waiting first. */
export function HelpQueue(props: { onOpen: (table: number) => void }) {
  const desk = useDesk();
  const now = desk.second.value;
  const waiting = desk.workshop.value.tables
    .flatMap(({ number, help }) => (help === null ? [] : [{ number, help }]))
    .sort((a, b) => a.help - b.help);
  useSaid(waiting.map(({ number }) => t("tableAskedHelp", { number })).join(". "));
  return (
    <section class="help-queue" aria-label={t("helpTitle")} hidden={waiting.length === 0}>
      <ul>
        {waiting.map(({ number, help }) => (
          <li key={number} class="help-entry">
            <button type="button" class="help-open" onClick={() => props.onOpen(number)}>
              <span class="sign" aria-hidden="true">
                !
              </span>
              <span>{t("tableAskedHelp", { number })}</span>
              <span class="help-age">{t("ago", { duration: duration(now - help) })}</span>
            </button>
            <Button
              size="small"
              aria-label={t("helpDoneNamed", { number })}
              onClick={() => void desk.run({ type: "clear-help", table: number })}
            >
              {t("helpDone")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
