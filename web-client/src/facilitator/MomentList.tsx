import type { ComponentChild } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import type { PastMoment } from "../protocol/history";
import { fieldsNamed, sheetOf } from "../workshop/focus";
import { saidOf } from "../workshop/said";
import { cardWord, heading, notesTitle } from "../workshop/words";
import { linkWord } from "../workshop/words-later";
import { type Desk, useDesk } from "./desk";
import { type CountChange, countChanges, countedOf } from "./history";
import "./MomentList.css";

/** The moments of a table, the latest first: one choice, so that arrow keys go from one to the next. */
export function MomentList(props: {
  moments: readonly PastMoment[];
  selected: number | null;
  onSelect: (at: number) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("input:checked")?.scrollIntoView({ block: "nearest" });
  }, [props.selected]);
  const counted = countedOf(useDesk().activity.value);
  const entries = props.moments.map((moment, i) => ({
    moment,
    changes: countChanges(counted, props.moments[i - 1], moment),
  }));
  return (
    <fieldset class="moments">
      <legend>{t("momentsTitle")}</legend>
      <div class="moments-list" ref={list}>
        {entries.reverse().map(({ moment, changes }) => (
          <label key={moment.at} class="moment" data-selected={moment.at === props.selected}>
            <input
              type="radio"
              name="moment"
              checked={moment.at === props.selected}
              onChange={() => props.onSelect(moment.at)}
            />
            <span>
              <span class="moment-time">{momentTime(moment)}</span>
              <Changes moment={moment} changes={changes} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Between two minutes the seconds tell moments apart. */
function momentTime(moment: PastMoment): string {
  return moment.why === "minute" ? timeOfDay(moment.at) : timeOfDay(moment.at, "seconds");
}

function Changes(props: { moment: PastMoment; changes: readonly CountChange[] }) {
  const { why } = props.moment;
  const desk = useDesk();
  return (
    <>
      {why === "before-erasing" && <span class="moment-why">{t("beforeErasing")}</span>}
      {why === "before-restoring" && <span class="moment-why">{t("beforeRestoring")}</span>}
      {why === "before-joining" && <span class="moment-why">{t("beforeJoining")}</span>}
      {why === "before-starting-afresh" && (
        <span class="moment-why">{t("beforeStartingAfresh")}</span>
      )}
      {props.changes.length === 0 && why === "minute" && (
        <span class="moment-change">{t("sameCounts")}</span>
      )}
      {props.changes.map((change) => (
        <span
          key={`${change.of} ${change.id}`}
          class="moment-change"
          data-lost={change.to < change.from}
        >
          {changeWords(change, desk)}
        </span>
      ))}
    </>
  );
}

function changeWords({ of, id, from, to }: CountChange, desk: Desk): ComponentChild[] {
  const activity = desk.activity.value;
  const said = desk.activityLang.value;
  const sheet = sheetOf(activity, id);
  if (of === "field" || sheet?.kind !== "cards") {
    const title = fieldsNamed(activity, [id])[0]?.title ?? id;
    return textChange(<bdi {...said}>{title}</bdi>, from, to);
  }
  if (of === "notes") {
    return textChange(
      <>
        <bdi {...said}>{sheet.short}</bdi>:{" "}
        <bdi {...saidOf(sheet.notesTitle, said)}>{notesTitle(sheet)}</bdi>
      </>,
      from,
      to,
    );
  }
  const [word, own] =
    of === "cards" ? [cardWord(sheet), sheet.card] : [linkWord(sheet), sheet.links];
  const what = <bdi {...saidOf(own, said)}>{heading(word.many, activity.language)}</bdi>;
  return t.rich("countChange", { what, from, to });
}

function textChange(what: ComponentChild, from: number, to: number): ComponentChild[] {
  return to === 0 ? t.rich("textEmptied", { what }) : t.rich("wordsChange", { what, from, to });
}
