import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import { Button } from "../theme/Button";
import { closedInto } from "../workshop/merges";
import { AskFirst } from "./AskFirst";
import { CrewForm } from "./CrewForm";
import { useDesk } from "./desk";
import { PlaceRow } from "./PlaceRow";
import { usePlaces } from "./places";
import { useTableDraft } from "./typed";
import "./CrewForm.css";

/** What facilitators and helpers have noted on a table, below the form for more; its phones never get it (SPEC M34). */
export function TableNotes({ table }: { table: number }) {
  const desk = useDesk();
  const draft = useTableDraft("note", table);
  const { crew, merges } = desk.workshop.value;
  // What was noted on tables that became one with this one is still of those who sit here.
  const notes = (crew?.notes ?? []).filter(
    (note) => note.table !== null && closedInto(merges, note.table) === table,
  );
  const places = usePlaces(new Map(notes.map((note) => [note.id, note])), String(table));
  return (
    <section aria-label={t("notesTitle")}>
      <h3>{t("notesTitle")}</h3>
      <p class="field-hint">{t("crewOnly")}</p>
      <CrewForm
        draft={draft}
        rest={`note/${table}/rest`}
        label={t("noteLabel", { number: table })}
        action={t("noteAdd")}
        command={(name, text) => ({ type: "note-table", table, name, text })}
      />
      <ul class="crew-notes">
        {places.map(({ id, entry: { by, text, at }, gone }) => (
          <PlaceRow key={id} gone={gone} over={t("noteRemoved")}>
            <span>
              <strong>
                <bdi>{by}</bdi>
              </strong>{" "}
              <bdi lang="">{text}</bdi>
            </span>
            <span class="field-hint">{timeOfDay(at)}</span>
            <AskFirst
              question={t("removeNoteSure")}
              yes={t("reallyRemove")}
              onYes={() => void desk.run({ type: "remove-note", note: id })}
            >
              {(ask) => (
                <Button
                  kind="bare"
                  size="small"
                  aria-label={t("removeNoteNamed", { text })}
                  onClick={ask}
                >
                  {t("removeNote")}
                </Button>
              )}
            </AskFirst>
          </PlaceRow>
        ))}
      </ul>
    </section>
  );
}
