import { useSignal } from "@preact/signals";
import type { Board } from "../flipchart/board";
import { liveDeckOf } from "../flipchart/decks";
import { MapView } from "../flipchart/MapView";
import { PartChoice } from "../flipchart/PartChoice";
import { t } from "../i18n/flipchart";
import { cardSheetsOf } from "../workshop/focus";

/** The map of the cards; where several sheets have one, whichever is chosen. */
export function MapSheet(props: { board: Board; place: string; table: number }) {
  const { board } = props;
  const sheets = cardSheetsOf(board.activity).filter(({ map }) => map);
  const chosen = useSignal("");
  const sheet = sheets.find(({ id }) => id === chosen.value) ?? sheets[0];
  if (sheet === undefined) {
    return null;
  }
  return (
    <>
      {sheets.length > 1 && (
        <PartChoice
          label={t("maps")}
          parts={sheets.map(({ id, short }) => ({ id, name: short, said: board.said }))}
          value={sheet.id}
          onChange={(id) => {
            chosen.value = id;
          }}
        />
      )}
      <MapView key={sheet.id} {...props} deck={liveDeckOf(board, sheet.id)} />
    </>
  );
}
