import { useSignal } from "@preact/signals";
import { t } from "../i18n/flipchart";
import type { Sector } from "../protocol/activity";
import { SectorIcon } from "../theme/SectorIcon";
import type { Board } from "./board";
import { Guidance } from "./Guidance";
import { SharedField } from "./SharedField";
import type { TextName } from "./schema";
import "./FindingsView.css";
import "./Guidance.css";
import "./paper.css";

/** A page of free notes for each sector, with what to look for one tap away. */
export function FindingsView({ board, now }: { board: Board; now: () => number }) {
  const guide = useSignal<Sector | null>(null);
  return (
    <div>
      {board.activity.sectors.map((sector) => {
        const field: TextName = `finding:${sector.id}`;
        const count = board.players.value.filter((player) => player.sector === sector.id).length;
        const writer = board.writers.value.find((other) => other.field === field);
        return (
          <section key={sector.id} class="sheet finding" data-sector={sector.colour}>
            <h2>
              <SectorIcon icon={sector.icon} />
              <span lang={board.activity.language}>{sector.name}</span>
              {writer === undefined ? (
                count > 0 && <i>{t("players", { count })}</i>
              ) : (
                <i dir="auto">{t("isTyping", { name: writer.name })}</i>
              )}
            </h2>
            <SharedField
              board={board}
              field={field}
              text={board.flipchart.text(field)}
              label={t("findingsOn", { sector: sector.name })}
              placeholder={t("findingsHint")}
            />
            <button
              type="button"
              class="guide-link"
              aria-label={t("lookForIn", { sector: sector.name })}
              onClick={() => {
                guide.value = sector;
              }}
            >
              {t("lookFor")}
            </button>
          </section>
        );
      })}
      {guide.value !== null && (
        <Guidance
          board={board}
          sector={guide.value}
          now={now}
          onClose={() => {
            guide.value = null;
          }}
        />
      )}
    </div>
  );
}
