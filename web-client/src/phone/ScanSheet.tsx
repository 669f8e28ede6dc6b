import { useSignal } from "@preact/signals";
import type { Board } from "../flipchart/board";
import { FindingsView } from "../flipchart/FindingsView";
import { PlayersView } from "../flipchart/PlayersView";
import { t } from "../i18n/phone";
import "./ScanSheet.css";

/** The scan's two halves: the players, and the notes on each sector. */
export function ScanSheet({ board, now }: { board: Board; now: () => number }) {
  const half = useSignal<"players" | "findings">("players");
  return (
    <>
      <fieldset class="halves">
        <legend class="visually-hidden">{t("sheets")}</legend>
        {(["players", "findings"] as const).map((name) => (
          <label key={name}>
            <input
              class="drawn-by-label"
              type="radio"
              name="half"
              checked={half.value === name}
              onChange={() => {
                half.value = name;
              }}
            />
            <span>{name === "players" ? t("playersTab") : t("findingsTab")}</span>
          </label>
        ))}
      </fieldset>
      {half.value === "players" ? (
        <PlayersView board={board} now={now} />
      ) : (
        <FindingsView board={board} now={now} />
      )}
    </>
  );
}
