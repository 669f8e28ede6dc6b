import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import { Button } from "../theme/Button";
import { closedInto } from "../workshop/merges";
import { CrewForm } from "./CrewForm";
import { useDesk } from "./desk";
import { useTableDraft } from "./typed";
import "./CrewForm.css";

/** What facilitators and helpers have noted on a table; its phones never get it (SPEC M34). */
export function TableNotes({ table }: { table: number }) {
  const desk = useDesk();
  const draft = useTableDraft("note", table);
  const { crew, merges } = desk.workshop.value;
  // What was noted on tables that became one with this one is still of those who sit here.
  const notes = (crew?.notes ?? []).filter(
    (note) => note.table !== null && closedInto(merges, note.table) === table,
  );
  return (
    <section aria-label={t("notesTitle")}>
      <h3>{t("notesTitle")}</h3>
      <p class="field-hint">{t("crewOnly")}</p>
      <ul class="crew-notes">
        {notes.map(({ id, by, text, at }) => (
          <li key={id}>
            <span dir="auto">
              <strong>{by}</strong> {text}
            </span>
            <span class="field-hint">{timeOfDay(at)}</span>
            <Button
              kind="bare"
              size="small"
              aria-label={t("removeNoteNamed", { text })}
              onClick={() => void desk.run({ type: "remove-note", note: id })}
            >
              {t("removeNote")}
            </Button>
          </li>
        ))}
      </ul>
      <CrewForm
        draft={draft}
        rest={`note/${table}/rest`}
        label={t("noteLabel", { number: table })}
        action={t("noteAdd")}
        command={(name, text) => ({ type: "note-table", table, name, text })}
      />
    </section>
  );
}
