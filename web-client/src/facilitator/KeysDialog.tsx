import { t } from "../i18n/facilitator";
import { Dialog } from "../theme/Dialog";
import { keysOn, turnKeys } from "./keys";
import "./KeysDialog.css";

/** The list of keys, and the switch that turns them off. */
export function KeysDialog(props: { onClose: () => void }) {
  const keys = [
    [t("spaceBar"), t("keySpace")],
    ["→", t("keyRight")],
    ["←", t("keyLeft")],
    ["N", t("keyNext")],
    ["F", t("keyFreeze")],
    ["?", t("keyHelp")],
  ];
  return (
    <Dialog title={t("keysTitle")} onClose={props.onClose}>
      <dl class="keys">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label class="switch">
        <input
          type="checkbox"
          checked={keysOn.value}
          onChange={(event) => turnKeys(event.currentTarget.checked)}
        />
        {t("keysOn")}
      </label>
    </Dialog>
  );
}
