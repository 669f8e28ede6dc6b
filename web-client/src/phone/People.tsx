import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/phone";
import type { WorkshopTable } from "../protocol/workshop";
import { Avatar } from "../theme/Avatar";
import { announce } from "../theme/announcer";
import { Press } from "../theme/Press";
import type { PageProps } from "./props";
import type { Seat } from "./seat";
import "./People.css";

const SHOWN = 4;

/** Who is at the table now, whether one's words are saved, and the call for help. */
export function People(props: PageProps & { table: WorkshopTable | undefined }) {
  const { seat, session } = props;
  const { me, others } = seat.board;
  const people = [me, ...others.value];
  const shown = people.length <= SHOWN + 1 ? people : people.slice(0, SHOWN);
  const asked = (props.table?.help ?? null) !== null;
  const wished = session.helpWished.value;
  const claim = props.table?.claim ?? null;
  const onTheWay = claim === null ? "" : t("helpOnTheWay", { name: claim.name });
  useEffect(() => announce(asked ? onTheWay || t("helpAsked") : ""), [asked, onTheWay]);
  return (
    <section
      class={onTheWay === "" ? "people" : "people people-helped"}
      aria-label={t("yourTable")}
    >
      <span class="avatars">
        {shown.map((person) => (
          <Avatar key={person.id} id={person.id} name={person.name} />
        ))}
        {shown.length < people.length && (
          <span class="avatar avatar-more" aria-hidden="true">
            {t("more", { count: people.length - shown.length })}
          </span>
        )}
      </span>
      <span class="people-count">{t("atTable", { count: people.length })}</span>
      <SavedWord seat={seat} />
      <Press
        // It means something else as soon as it was tapped, and again once it is so.
        means={`${wished} ${asked}`}
        class="help"
        aria-pressed={asked}
        aria-label={t(asked ? "helpPressed" : "askHelp")}
        onClick={() => session.help(!(wished ?? asked))}
        title={t(asked ? "helpCancel" : "askHelp")}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11m0-1V4a1.5 1.5 0 0 1 3 0v7m0-5.5a1.5 1.5 0 0 1 3 0V14c0 4-2.2 7-6 7-2.8 0-4.3-1.3-5.5-3.5L3.7 14a1.5 1.5 0 0 1 2.5-1.6L8 15" />
        </svg>
        <span>{t(asked ? "helpPressed" : "help")}</span>
      </Press>
      {onTheWay !== "" && <p class="help-coming">{onTheWay}</p>}
    </section>
  );
}

/** Whether one's words are on the server's disk, as a quiet word. */
function SavedWord({ seat }: { seat: Seat }) {
  const { provider } = seat;
  const saving = provider.saving.value;
  const offline = saving === "offline" && provider.status.value !== "connecting";
  const before = useRef(offline);
  const losing = provider.losing.value && saving !== "saving";
  const words = {
    saved: t("saved"),
    saving: t("saving"),
    offline: provider.unsaved.value
      ? t("onlyHere")
      : provider.status.value === "connecting"
        ? t("connecting")
        : t(provider.status.value === "stopped" ? "notConnected" : "noNetwork"),
    locked: t("heldBack"),
    silent: t("hiddenYet"),
    full: t("noRoom"),
    refused: t("notTaken"),
  }[saving];
  useEffect(() => {
    if (offline !== before.current) {
      announce(offline ? words : t("backOnline"));
    }
    before.current = offline;
  }, [offline]);
  return (
    <span class="saved" data-saving={losing ? "losing" : saving}>
      {saving === "saved" && (
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8.5l3.2 3.2L13 4.8" />
        </svg>
      )}
      {losing ? t("closingLoses") : words}
    </span>
  );
}
