import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { Limit } from "../theme/Limit";
import { useSaid } from "../theme/Said";
import type { Board } from "./board";
import { Guidance } from "./Guidance";
import { useNameSense, useSectorProposer } from "./name-sense";
import { SectorChoice } from "./SectorChoice";
import "./AddPlayer.css";
import "./Guidance.css";
import "./paper.css";

/**
 * The field that adds a player, with its sector, which is proposed from the name until somebody chooses,
 * and what to look for there. Whoever types what is there already is told, and adds it if they want to.
 */
export function AddPlayer(props: {
  board: Board;
  now: () => number;
  /** Opens the card of a player that is there already. */
  onOpen: (id: string) => void;
}) {
  const { board } = props;
  const name = board.drafts.of("player");
  const chosen = board.drafts.of("player/sector");
  const notice = useSignal("");
  const guide = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const proposal = useId();
  const sense = useNameSense(name.value);
  const proposer = useSectorProposer(board, name.value);
  const proposed = board.sector(chosen.value) === undefined ? (proposer?.of(name.value) ?? "") : "";
  const sector = board.sector(proposed || chosen.value);
  const [known] = sense?.likeOnes(name.value, board.players.value) ?? [];

  useSaid(known === undefined ? notice.value : t("alreadyHere", { name: known.name }));

  const add = (event: Event) => {
    event.preventDefault();
    const words = name.value.trim();
    if (words === "") {
      field.current?.focus();
      return;
    }
    board.flipchart.addPlayer(words, sector?.id ?? "", board.me.id, props.now());
    notice.value =
      sector === undefined
        ? t("added", { name: words })
        : t("addedTo", { name: words, sector: sector.name });
    name.value = "";
    chosen.value = "";
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
      {known !== undefined && (
        <p class="hint known" dir="auto">
          {t.rich("alreadyHere", {
            name: (
              <button type="button" onClick={() => props.onOpen(known.id)}>
                {known.name}
              </button>
            ),
          })}
        </p>
      )}
      <SectorChoice
        label={t("sectorOfNew")}
        sectors={board.activity.sectors}
        value={sector?.id ?? ""}
        proposed={proposed !== ""}
        describedBy={proposed === "" ? undefined : proposal}
        onChange={(id) => {
          chosen.value = id;
        }}
      />
      {sector !== undefined && (
        <div class="about-sector">
          {proposed !== "" && (
            <p class="hint" id={proposal}>
              {t("proposedFromName", { sector: sector.short })}
            </p>
          )}
          <button
            type="button"
            class="guide-link"
            data-sector={sector.colour}
            onClick={() => {
              guide.value = true;
            }}
          >
            {t("lookForIn", { sector: sector.name })}
          </button>
        </div>
      )}
      {guide.value && sector !== undefined && (
        <Guidance
          board={board}
          sector={sector}
          now={props.now}
          onClose={() => {
            guide.value = false;
          }}
        />
      )}
    </form>
  );
}
