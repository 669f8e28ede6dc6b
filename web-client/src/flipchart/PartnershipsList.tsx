import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Limit } from "../theme/Limit";
import type { Board } from "./board";
import "./PartnershipsList.css";
import "./choose.css";
import "./paper.css";

/** The partnerships that exist already, and the way to note one. */
export function PartnershipsList({ board }: { board: Board }) {
  const adding = useSignal(false);
  const links = board.partnerships.value;
  const nameOf = (id: string) => board.players.value.find((player) => player.id === id)?.name ?? "";
  if (board.players.value.length < 2) {
    return null;
  }
  return (
    <section class="partnerships">
      <div class="group-head">
        <h2>{t("whoWorksTogether")}</h2>
      </div>
      {links.length === 0 && <p class="hint pad">{t("noPartnerships")}</p>}
      <ul>
        {links.map((link) => {
          const from = nameOf(link.from);
          const to = nameOf(link.to);
          return (
            <li key={link.id} class="partnership">
              <div>
                <b dir="auto">{from}</b> <span aria-hidden="true">↔</span>
                <span class="visually-hidden">{t("and")}</span> <b dir="auto">{to}</b>
                {link.note !== "" && (
                  <p dir="auto" lang="">
                    {link.note}
                  </p>
                )}
              </div>
              <button
                type="button"
                class="remove"
                disabled={board.locked.value}
                aria-label={t("unlink", { from, to })}
                onClick={() => board.removePartnership(link, t("linkBetween", { from, to }))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          );
        })}
      </ul>
      <Button
        class="wide"
        disabled={board.locked.value}
        onClick={() => {
          adding.value = true;
        }}
      >
        {t("notePartnership")}
      </Button>
      {adding.value && (
        <AddPartnership
          board={board}
          onClose={() => {
            adding.value = false;
          }}
        />
      )}
    </section>
  );
}

/** Two players chosen by touch, and a word on what they do together. */
function AddPartnership({ board, onClose }: { board: Board; onClose: () => void }) {
  const chosen = useSignal<readonly string[]>([]);
  const note = board.drafts.of("partnership");
  const field = useRef<HTMLInputElement>(null);
  const toggle = (id: string) => {
    const now = chosen.value;
    chosen.value = now.includes(id) ? now.filter((other) => other !== id) : [...now, id].slice(-2);
  };
  const [from, to] = chosen.value;
  return (
    <Dialog title={t("notePartnership")} onClose={onClose}>
      <p>{t("chooseTwo")}</p>
      <ul class="choose">
        {board.players.value.map((player) => (
          <li key={player.id}>
            <button
              type="button"
              dir="auto"
              aria-pressed={chosen.value.includes(player.id)}
              data-sector={board.sector(player.sector)?.colour ?? "none"}
              onClick={() => toggle(player.id)}
            >
              {player.name}
            </button>
          </li>
        ))}
      </ul>
      <label class="field">
        <span>{t("whatTogether")}</span>
        <input
          ref={field}
          class="input"
          type="text"
          dir="auto"
          maxLength={300}
          value={note.value}
          onInput={(event) => {
            note.value = event.currentTarget.value;
          }}
        />
      </label>
      <Limit field={field} kept={board.drafts.of("partnership/rest")} />
      <div class="dialog-actions">
        <Button
          kind="primary"
          disabled={from === undefined || to === undefined}
          onClick={() => {
            if (from !== undefined && to !== undefined) {
              board.flipchart.addPartnership(from, to, note.value);
              note.value = "";
              onClose();
            }
          }}
        >
          {t("linkThem")}
        </Button>
      </div>
    </Dialog>
  );
}
