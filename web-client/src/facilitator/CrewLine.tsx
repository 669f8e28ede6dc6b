import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import { Said } from "../theme/Said";
import { CrewForm } from "./CrewForm";
import { useDesk } from "./desk";
import "./CrewForm.css";
import "./CrewLine.css";

/** What facilitators and helpers say to each other; phones and screens never get it (SPEC M34). */
export function CrewLine() {
  const desk = useDesk();
  const open = useSignal(false);
  const line = desk.workshop.value.crew?.line ?? [];
  const last = line.at(-1);
  return (
    <details
      class="crew-line"
      open={open.value}
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>
        <span>{t("crewLine")}</span>{" "}
        {last !== undefined && (
          <Said
            as="span"
            class="crew-last"
            words={t("crewSays", { name: last.by, text: last.text })}
          />
        )}
      </summary>
      <p class="field-hint">{t("crewOnly")}</p>
      {line.length === 0 ? (
        <p class="crew-said field-hint">{t("crewNothing")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        <ol class="crew-notes crew-said" tabIndex={0} aria-label={t("crewLine")}>
          {[...line].reverse().map(({ id, by, text, at }) => (
            <li key={id}>
              <span>
                <strong>
                  <bdi>{by}</bdi>
                </strong>{" "}
                <bdi lang="">{text}</bdi>
              </span>
              <span class="field-hint">{timeOfDay(at)}</span>
            </li>
          ))}
        </ol>
      )}
      <CrewForm
        draft={desk.drafts.of("crew")}
        rest="crew/rest"
        label={t("crewLabel")}
        action={t("crewTell")}
        command={(name, text) => ({ type: "tell-crew", name, text })}
      />
    </details>
  );
}
