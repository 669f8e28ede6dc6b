import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { useSaid } from "../theme/Said";
import { heading } from "../workshop/words";
import { useDesk } from "./desk";
import { NameField } from "./TableNames";
import { clearIfSent } from "./typed";
import "./TableDialog.css";

const MOST_TABLES = 200;

/** Adds a table in the middle of it all; undo takes it away while nobody has sat there. */
export function AddTable() {
  const desk = useDesk();
  const { language, words } = desk.activity.value;
  const { merges, tables } = desk.workshop.value;
  // A table that is closed keeps its number.
  const number = tables.length + merges.filter(({ stage }) => stage !== "parting").length + 1;
  const place = desk.drafts.of("add-table/place");
  const label = desk.drafts.of("add-table/label");
  const open = useSignal(place.peek() + label.peek() !== "");
  const added = useSignal<number | null>(null);
  const done = added.value === null ? "" : t("tableAdded", { number: added.value });
  useSaid(done);
  if (number > MOST_TABLES) {
    return null;
  }
  if (!open.value) {
    return (
      <div>
        <Button
          onClick={() => {
            open.value = true;
          }}
        >
          {t("addTable")}
        </Button>
        {done !== "" && <p class="field-hint">{done}</p>}
      </div>
    );
  }
  return (
    <form
      class="rename"
      aria-label={t("addTable")}
      onSubmit={async (event) => {
        event.preventDefault();
        const names = { place: place.value.trim(), label: label.value.trim() };
        if (await desk.run({ type: "add-table", ...names })) {
          added.value = number;
          clearIfSent(place, names.place);
          clearIfSent(label, names.label);
          open.value = place.value + label.value !== "";
        }
      }}
    >
      {words.place !== null && (
        <NameField
          title={<bdi {...desk.activityLang.value}>{heading(words.place.one, language)}</bdi>}
          name={place}
          draft="add-table/place"
          required
        />
      )}
      <NameField title={t("label")} name={label} draft="add-table/label" />
      <Button type="submit" kind="dark">
        {t("addTableNamed", { number })}
      </Button>
      <Button
        onClick={() => {
          place.value = "";
          label.value = "";
          open.value = false;
        }}
      >
        {t("cancel")}
      </Button>
    </form>
  );
}
