import { useSignal } from "@preact/signals";
import { problemOf } from "../../connection/outcome";
import { t } from "../../i18n/create";
import { inLanguage } from "../../i18n/direction";
import { nameOf } from "../../i18n/language-names";
import type { ActivityChoice } from "../../protocol/creating";
import type { Faults } from "../../protocol/faults";
import { Banner } from "../../theme/Banner";
import { Button } from "../../theme/Button";
import { latePart } from "../../theme/late-part";
import type { ActivityList } from "./activities";
import { deleteActivity, loadActivity } from "./calls";
import { loadingProblem, MOST_BYTES } from "./loading";
import { problemWords } from "./problem-words";
import "./ActivityField.css";
// With the page: a style that could not be fetched is not fetched again.
import "./FaultList.css";

const FaultList = latePart(() => import("./FaultList"), "FaultList");

type Outcome =
  | { readonly kind: "loaded"; readonly choice: ActivityChoice }
  | { readonly kind: "deleted"; readonly choice: ActivityChoice }
  | { readonly kind: "problem"; readonly words: string }
  | { readonly kind: "faults"; readonly file: string; readonly faults: Faults };

/** Which activity the workshop has, in which language; and where others come from, and go. */
export function ActivityField(props: {
  list: ActivityList;
  chosen: ActivityChoice | undefined;
  /** The language of the workshop. */
  language: string;
  keyNeeded: boolean;
  createKey: () => string;
  onChoose: (id: string) => void;
  onLanguage: (tag: string) => void;
}) {
  const { list, chosen } = props;
  const outcome = useSignal<Outcome | null>(null);
  const deleting = useSignal(false);
  const busy = useSignal(false);

  const load = async (file: File) => {
    if (busy.value) {
      return;
    }
    outcome.value = null;
    if (file.size > MOST_BYTES) {
      outcome.value = { kind: "problem", words: t("activityTooLarge") };
      return;
    }
    busy.value = true;
    try {
      const id = await loadActivity(file, props.createKey());
      await list.refresh();
      const loaded = list.choices.value.find((choice) => choice.id === id);
      if (loaded === undefined) {
        outcome.value = { kind: "problem", words: t("activityNotListed") };
        return;
      }
      props.onChoose(id);
      outcome.value = { kind: "loaded", choice: loaded };
    } catch (error) {
      const problem = loadingProblem(error, props.keyNeeded);
      outcome.value =
        typeof problem === "string"
          ? { kind: "problem", words: problem }
          : { kind: "faults", file: file.name, faults: problem };
    } finally {
      busy.value = false;
    }
  };
  const remove = async (choice: ActivityChoice) => {
    deleting.value = false;
    busy.value = true;
    try {
      await deleteActivity(choice.id, props.createKey()).catch((error: unknown) => {
        // Somebody else was first, or the answer to this very press was lost before.
        if (problemOf(error).name !== "not-found") {
          throw error;
        }
      });
      await list.refresh();
      outcome.value = { kind: "deleted", choice };
    } catch (error) {
      outcome.value = { kind: "problem", words: problemWords(error, props.keyNeeded, false) };
    } finally {
      busy.value = false;
    }
  };

  return (
    // A part of its own, and deleting within it: what takes the place of a button there gets its focus.
    <section class="activity-field">
      {list.choices.value.length > 0 && (
        <label class="field">
          <span>{t("activityLabel")}</span>
          <select
            class="input"
            value={chosen?.id}
            onChange={(event) => {
              outcome.value = null;
              deleting.value = false;
              props.onChoose(event.currentTarget.value);
            }}
          >
            {list.choices.value.map(({ id, title, language }) => (
              <option key={id} value={id} {...inLanguage(language)}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {chosen !== undefined && chosen.goal !== "" && (
        <p class="field-hint" {...inLanguage(chosen.language)}>
          {chosen.goal}
        </p>
      )}
      {chosen !== undefined && chosen.languages.length > 1 && (
        <label class="field">
          <span>{t("workshopLanguage")}</span>
          <select
            class="input"
            value={props.language}
            onChange={(event) => props.onLanguage(event.currentTarget.value)}
          >
            {chosen.languages.map((tag) => (
              <option key={tag} value={tag} lang={tag} dir="auto">
                {nameOf(tag)}
              </option>
            ))}
          </select>
          <span class="field-hint">{t("workshopLanguageHint")}</span>
        </label>
      )}
      <div class="activity-files">
        <FileButton busy={busy.value} onFile={(file) => void load(file)} />
        {chosen?.builtIn === false && (
          <section class="activity-deletion" data-asked={deleting.value}>
            {deleting.value ? (
              <Banner tone="warn" live="alert">
                {t.rich("deleteActivityAsk", { title: <Title of={chosen} /> })}
                <div class="activity-files">
                  <Button kind="danger" onClick={() => void remove(chosen)}>
                    {t("deleteActivity")}
                  </Button>
                  <Button
                    onClick={() => {
                      deleting.value = false;
                    }}
                  >
                    {t("cancel")}
                  </Button>
                </div>
              </Banner>
            ) : (
              <Button
                disabled={busy.value}
                onClick={() => {
                  deleting.value = true;
                }}
              >
                {t("deleteActivity")}
              </Button>
            )}
          </section>
        )}
      </div>
      <Said outcome={outcome.value} />
    </section>
  );
}

/** A file field that looks like a button; the field itself takes the focus and the keys. */
function FileButton(props: { busy: boolean; onFile: (file: File) => void }) {
  return (
    <label class="activity-file button" data-kind="quiet" aria-disabled={props.busy}>
      {t(props.busy ? "oneMoment" : "loadActivity")}
      <input
        type="file"
        accept=".json,application/json"
        aria-disabled={props.busy}
        onClick={(event) => {
          // Not `disabled`, which would take the focus from whoever has just chosen a file.
          if (props.busy) {
            event.preventDefault();
          }
        }}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // So that the same file, mended, can be chosen again.
          event.currentTarget.value = "";
          if (file !== undefined) {
            props.onFile(file);
          }
        }}
      />
    </label>
  );
}

/** The title of an activity in a sentence of the page's. */
function Title({ of }: { of: ActivityChoice }) {
  return <bdi {...inLanguage(of.language)}>{of.title}</bdi>;
}

function Said({ outcome }: { outcome: Outcome | null }) {
  switch (outcome?.kind) {
    case "loaded":
      return (
        <Banner tone="good">
          {t.rich("activityLoaded", { title: <Title of={outcome.choice} /> })}
        </Banner>
      );
    case "deleted":
      return <Banner>{t.rich("activityDeleted", { title: <Title of={outcome.choice} /> })}</Banner>;
    case "problem":
      return (
        <Banner tone="late" live="alert">
          {outcome.words}
        </Banner>
      );
    case "faults":
      return <FaultList file={outcome.file} faults={outcome.faults} />;
    default:
      return null;
  }
}
