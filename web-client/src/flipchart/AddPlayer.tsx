import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { Limit } from "../theme/Limit";
import type { Board } from "./board";
import { Guidance } from "./Guidance";
import { SectorChoice } from "./SectorChoice";
import "./AddPlayer.css";
import "./Guidance.css";
import "./paper.css";

/** The field that adds a player, with the choice of its sector and what to look for there. */
export function AddPlayer({ board, now }: { board: Board; now: () => number }) {
  const name = board.drafts.of("player");
  const sector = board.drafts.of("player/sector");
  const notice = useSignal("");
  const guide = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const chosen = board.sector(sector.value);

  const add = (event: Event) => {
    event.preventDefault();
    const words = name.value.trim();
    if (words === "") {
      field.current?.focus();
      return;
    }
    const twin = board.players.value.find(
      (player) => player.name.toLocaleLowerCase() === words.toLocaleLowerCase(),
    );
    if (twin !== undefined) {
      notice.value = t("alreadyThere", { name: twin.name });
      return;
    }
    board.flipchart.addPlayer(words, sector.value, board.me.id, now());
    notice.value = t("added", { name: words });
    name.value = "";
    field.current?.focus();
  };

  return (
    <form class="add-player" onSubmit={add}>
      <div class="add">
        <input
          ref={field}
          type="text"
          dir="auto"
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
          maxLength={120}
          readOnly={board.locked.value}
          aria-label={t("playerName")}
          placeholder={t("addPlayerHint")}
          autocapitalize="words"
          autocomplete="off"
          enterkeyhint="done"
        />
        <button type="submit" disabled={board.locked.value}>
          {t("add")}
        </button>
      </div>
      <Limit field={field} kept={board.drafts.of("player/rest")} />
      <SectorChoice
        label={t("sectorOfNew")}
        sectors={board.activity.sectors}
        value={sector.value}
        onChange={(id) => {
          sector.value = id;
        }}
      />
      {chosen !== undefined && (
        <button
          type="button"
          class="guide-link"
          data-sector={chosen.colour}
          onClick={() => {
            guide.value = true;
          }}
        >
          {t("lookForIn", { sector: chosen.name })}
        </button>
      )}
      <p class="visually-hidden" role="status">
        {notice.value}
      </p>
      {notice.value !== "" && name.value !== "" && <p class="hint">{notice.value}</p>}
      {guide.value && chosen !== undefined && (
        <Guidance
          board={board}
          sector={chosen}
          now={now}
          onClose={() => {
            guide.value = false;
          }}
        />
      )}
    </form>
  );
}
