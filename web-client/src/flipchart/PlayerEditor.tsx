import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { asPageIsLeft } from "../connection/leaving";
import { t } from "../i18n/flipchart";
import { Button } from "../theme/Button";
import { Limit } from "../theme/Limit";
import type { Board } from "./board";
import { WebLink } from "./Guidance";
import { useSectorProposer } from "./name-sense";
import type { Player, Twin } from "./players";
import { SectorChoice } from "./SectorChoice";
import { SharedField } from "./SharedField";
import "./PlayerEditor.css";
import "./paper.css";

/** The open part of a player's card: its note, name, sector, link and partners. */
export function PlayerEditor(props: { board: Board; player: Player; onDone: () => void }) {
  const { board, player } = props;
  const place = `player:${player.id}`;
  const note = useMemo(() => board.flipchart.note(player.id), [board, player.id]);
  const change = (field: "name" | "link") => (value: string) =>
    board.flipchart.changePlayer(player.id, { [field]: value });
  const locked = board.locked.value;
  return (
    <div class="card-editor">
      {note !== null && (
        <div class="field">
          <span aria-hidden="true">{t("note")}</span>
          <SharedField
            board={board}
            field={place}
            text={note}
            label={t("noteOf", { name: player.name })}
            placeholder={t("noteHint")}
          />
        </div>
      )}
      {player.twins.map((twin) => (
        <TwinPart key={twin.id} board={board} twin={twin} />
      ))}
      <SectorChoice
        label={t("sectorOf", { name: player.name })}
        sectors={board.activity.sectors}
        value={player.sector}
        disabled={locked}
        onChange={(sector) => board.flipchart.changePlayer(player.id, { sector })}
      />
      {player.sector === "" && !locked && <ProposedSector board={board} player={player} />}
      <PlainField
        label={t("playerName")}
        value={player.name}
        kind="text"
        locked={locked}
        onFocus={() => board.place(place)}
        onBlur={() => board.place(null)}
        onChange={change("name")}
      />
      <PlainField
        label={t("link")}
        value={player.link}
        kind="url"
        locked={locked}
        onFocus={() => board.place(place)}
        onBlur={() => board.place(null)}
        onChange={change("link")}
      />
      <Partners board={board} player={player} />
      <div class="card-actions">
        <Button kind="danger" disabled={locked} onClick={() => board.removePlayer(player)}>
          {t("deletePlayer")}
        </Button>
        <Button kind="primary" onClick={props.onDone}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}

/** The sector that the name of a player without one speaks for; a tap takes it. */
function ProposedSector({ board, player }: { board: Board; player: Player }) {
  const proposer = useSectorProposer(board, player.name);
  const sector = board.sector(proposer?.of(player.name) ?? "");
  return sector === undefined ? null : (
    <Button onClick={() => board.flipchart.changePlayer(player.id, { sector: sector.id })}>
      {t("proposed", { sector: sector.name })}
    </Button>
  );
}

/** What a player brought that was merged into this one: its note goes on, and it can be parted again. */
function TwinPart({ board, twin }: { board: Board; twin: Twin }) {
  const note = useMemo(() => board.flipchart.note(twin.id), [board, twin.id]);
  return (
    <div class="twin field" data-twin={twin.id}>
      <div class="twin-head">
        <span dir="auto">{t("mergedFrom", { name: twin.name })}</span>
        <Button
          size="small"
          disabled={board.locked.value}
          aria-label={t("partNamed", { name: twin.name })}
          onClick={() => board.flipchart.partPlayer(twin.id)}
        >
          {t("part")}
        </Button>
      </div>
      {note !== null && (
        <SharedField
          board={board}
          field={`player:${twin.id}`}
          text={note}
          label={t("noteMergedFrom", { name: twin.name })}
          placeholder={t("noteHint")}
        />
      )}
      {twin.link !== "" && <WebLink url={twin.link} label={null} />}
    </div>
  );
}

/** A field of one person's: its words count when it is left, and others' change it meanwhile. */
function PlainField(props: {
  label: string;
  value: string;
  kind: "text" | "url";
  locked: boolean;
  onFocus: () => void;
  onBlur: () => void;
  onChange: (value: string) => void;
}) {
  const draft = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const keep = () => {
    if (draft.value !== null) {
      latest.current.onChange(draft.value);
    }
    draft.value = null;
  };
  // The card may close, the page turn, or be closed or reloaded, with the caret still in the field.
  useEffect(() => {
    const stop = asPageIsLeft(keep);
    document.addEventListener("visibilitychange", keep);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", keep);
      keep();
    };
  }, []);
  return (
    <>
      <label class="field">
        <span>{props.label}</span>
        <input
          ref={field}
          class="input"
          type="text"
          inputMode={props.kind}
          dir="auto"
          maxLength={props.kind === "url" ? 500 : 120}
          placeholder={props.kind === "url" ? "https://" : ""}
          autocapitalize={props.kind === "url" ? "none" : "words"}
          autocomplete="off"
          readOnly={props.locked}
          value={draft.value ?? props.value}
          onFocus={props.onFocus}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
          onBlur={() => {
            keep();
            props.onBlur();
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing) {
              event.currentTarget.blur();
            }
          }}
        />
      </label>
      <Limit field={field} />
    </>
  );
}

/** Whom a player works with: the links there are, and one more chosen from the list. */
function Partners({ board, player }: { board: Board; player: Player }) {
  const chosen = useSignal("");
  const links = board.partnerships.value.filter(
    ({ from, to }) => from === player.id || to === player.id,
  );
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const free = board.players.value.filter(({ id }) => id !== player.id && !linked.has(id));
  const nameOf = (id: string) => board.players.value.find((other) => other.id === id)?.name ?? "";
  return (
    <div class="field">
      <span id={`partners-${player.id}`}>{t("alreadyWorksWith")}</span>
      {links.length > 0 && (
        <ul class="partner-tags">
          {links.map((link) => {
            const name = nameOf(link.from === player.id ? link.to : link.from);
            return (
              <li key={link.id} dir="auto">
                <span aria-hidden="true">↔</span> {name}
                <button
                  type="button"
                  class="remove"
                  disabled={board.locked.value}
                  aria-label={t("unlink", { from: player.name, to: name })}
                  onClick={() =>
                    board.removePartnership(link, t("linkBetween", { from: player.name, to: name }))
                  }
                >
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {free.length > 0 ? (
        <div class="partner-add">
          <select
            class="input"
            aria-labelledby={`partners-${player.id}`}
            disabled={board.locked.value}
            value={chosen.value}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            <option value="">{t("choosePlayer")}</option>
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Button
            disabled={chosen.value === "" || board.locked.value}
            onClick={() => {
              board.flipchart.addPartnership(player.id, chosen.value, "");
              chosen.value = "";
            }}
          >
            {t("linkThem")}
          </Button>
        </div>
      ) : (
        links.length === 0 && <p class="hint">{t("needTwoPlayers")}</p>
      )}
    </div>
  );
}
