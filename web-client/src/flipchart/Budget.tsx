import { t } from "../i18n/writing";
import { spokenSeconds } from "../workshop/selectors";
import type { Board } from "./board";
import { speakingBudget } from "./speaking";
import { useTextOf } from "./useTextOf";
import "./Budget.css";

const SEGMENTS = 12;

/** A length of time as it is said: "one minute", "90 s". */
export function spokenLength(seconds: number): string {
  return seconds === 60 ? t("oneMinute") : t("seconds", { n: seconds });
}

/** How long a text takes to say, in words and, where there is a limit, as a bar. */
export function Budget(props: {
  board: Board;
  id: string;
  field: string;
  /** How long it may take, in seconds; null where nothing says so. */
  limit: number | null;
}) {
  const { board, limit } = props;
  const words = useTextOf(board.flipchart.text(props.field));
  const seconds = spokenSeconds(words, board.activity.wordsPerMinute);
  const { filled, over } = speakingBudget(seconds, limit ?? Number.POSITIVE_INFINITY, SEGMENTS);
  return (
    <div class="budget" data-over={over > 0}>
      {limit !== null && (
        <div class="budget-bar" aria-hidden="true">
          {Array.from({ length: SEGMENTS }, (_, index) => (
            <u key={index} data-filled={index < filled} />
          ))}
        </div>
      )}
      <p id={props.id}>
        <span>{t.rich("toSay", { seconds: <b key="s">{t("seconds", { n: seconds })}</b> })}</span>
        {limit !== null && (
          <span>{over > 0 ? t("tooLong", { seconds: over }) : spokenLength(limit)}</span>
        )}
      </p>
    </div>
  );
}
