import { useSignal } from "@preact/signals";
import { t } from "../i18n/flipchart";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Press } from "../theme/Press";
import { spokenSeconds } from "../workshop/selectors";
import type { Board } from "./board";
import { Note } from "./Guidance";
import { PresenterDialog } from "./PresenterDialog";
import { Rehearsal } from "./Rehearsal";
import { SharedField } from "./SharedField";
import { speakingBudget } from "./speaking";
import { useTextOf } from "./useTextOf";
import { WritersCount } from "./WritersCount";
import "./PitchView.css";
import "./paper.css";

const SEGMENTS = 12;

export interface PitchViewProps {
  readonly board: Board;
  /** How long a pitch may take, in seconds. */
  readonly limit: number;
  /** The names of the people at the table. */
  readonly people: readonly string[];
  readonly now: () => number;
  readonly onChallenge: () => void;
}

/** The strategy, the pitch with the time it takes to say, who presents it, and whether it is ready. */
export function PitchView(props: PitchViewProps) {
  const { board } = props;
  const dialog = useSignal<"presenter" | "rehearsal" | "samples" | null>(null);
  const close = () => {
    dialog.value = null;
  };
  const challenge = useTextOf(board.flipchart.text("challenge"));
  const { presenter, ready } = board.about.value;
  const locked = board.locked.value;
  const { samplePitches, strategyPrompts } = board.activity;
  return (
    <>
      <section class="sheet" data-colour="challenge">
        <h2>{t("theChallenge")}</h2>
        {challenge.trim() === "" ? (
          <p class="sheet-text">
            <button type="button" class="text-link" onClick={props.onChallenge}>
              {t("noChallengeYet")}
            </button>
          </p>
        ) : (
          <p class="sheet-text strong" dir="auto" lang="">
            {challenge}
          </p>
        )}
      </section>
      <section class="sheet" data-colour="pitch">
        <h2>
          {t("ourStrategy")}
          <WritersCount board={board} field="strategy" />
        </h2>
        <SharedField
          board={board}
          field="strategy"
          text={board.flipchart.text("strategy")}
          label={t("ourStrategy")}
          placeholder={t("strategyHint")}
        />
        {strategyPrompts.length > 0 && (
          <details class="prompts">
            <summary>{t("questions")}</summary>
            <ul lang={board.activity.language}>
              {strategyPrompts.map((prompt) => (
                <li key={prompt}>{prompt}</li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section class="sheet" data-colour="pitch">
        <h2>
          {t("ourPitch")}
          <WritersCount board={board} field="pitch" />
        </h2>
        <SharedField
          board={board}
          field="pitch"
          text={board.flipchart.text("pitch")}
          label={t("ourPitch")}
          placeholder={board.activity.pitchPrompt || t("pitchHint")}
          look="large"
          describedBy="pitch-length"
        />
        <Budget board={board} limit={props.limit} />
        {board.hidden.value.has("pitch") && <p class="hidden-note">{t("hiddenOnScreen")}</p>}
      </section>
      {board.hidden.value.has("presenter") && <p class="hidden-note">{t("presenterHidden")}</p>}
      <div class="row">
        <Button
          disabled={locked}
          onClick={() => {
            dialog.value = "presenter";
          }}
        >
          <span dir="auto">
            {presenter === "" ? t("whoPresents") : t("presenterIs", { name: presenter })}
          </span>
        </Button>
        <Button
          kind="primary"
          colour="pitch"
          onClick={() => {
            dialog.value = "rehearsal";
          }}
        >
          {t("rehearse")}
        </Button>
      </div>
      <div class="row">
        <Press
          means={String(ready)}
          class="ready"
          aria-pressed={ready}
          disabled={locked}
          onClick={() => board.flipchart.setReady(!ready)}
        >
          <span aria-hidden="true">{ready ? "✓" : ""}</span>
          {t("weAreReady")}
        </Press>
        {samplePitches.length > 0 && (
          <Button
            onClick={() => {
              dialog.value = "samples";
            }}
          >
            {t("samples")}
          </Button>
        )}
      </div>
      {dialog.value === "presenter" && (
        <PresenterDialog board={board} people={props.people} onClose={close} />
      )}
      {dialog.value === "rehearsal" && (
        <Rehearsal board={board} limit={props.limit} now={props.now} onClose={close} />
      )}
      {dialog.value === "samples" && (
        <Dialog title={t("samples")} onClose={close}>
          <p class="hint">{t("samplesNote")}</p>
          <ul class="samples" lang={board.activity.language}>
            {samplePitches.map(({ text, note, year }) => (
              <li key={text}>
                {text}
                <Note note={note} year={year} />
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

/** How long the pitch takes to say, as a bar and in words. */
function Budget({ board, limit }: { board: Board; limit: number }) {
  const pitch = useTextOf(board.flipchart.text("pitch"));
  const seconds = spokenSeconds(pitch, board.activity.wordsPerMinute);
  const { filled, over } = speakingBudget(seconds, limit, SEGMENTS);
  return (
    <div class="budget" data-over={over > 0}>
      <div class="budget-bar" aria-hidden="true">
        {Array.from({ length: SEGMENTS }, (_, index) => (
          <u key={index} data-filled={index < filled} />
        ))}
      </div>
      <p id="pitch-length">
        <span>{t.rich("toSay", { seconds: <b key="s">{t("seconds", { n: seconds })}</b> })}</span>
        <span>
          {over > 0
            ? t("tooLong", { seconds: over })
            : limit === 60
              ? t("oneMinute")
              : t("seconds", { n: limit })}
        </span>
      </p>
    </div>
  );
}
