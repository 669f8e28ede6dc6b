import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { CallKey } from "../../connection/call-key";
import { t } from "../../i18n/create";
import { dayOf } from "../../i18n/format";
import type { ListedWorkshop } from "../../protocol/links";
import { Banner } from "../../theme/Banner";
import { Button } from "../../theme/Button";
import { CopyField } from "../../theme/CopyField";
import { Said } from "../../theme/Said";
import { fetchWorkshops, replaceLostLink } from "./calls";
import { drafts } from "./drafts";
import { KeyField } from "./KeyField";
import { problemWords } from "./problem-words";
import "./WorkshopList.css";

/** What the call is named that makes a new link to a workshop. */
const linkTo = (id: string) => `link-${id}`;

/** The workshops on this server, and a new link to the dashboard of one whose own was lost. */
export function WorkshopList({ keyNeeded }: { keyNeeded: boolean }) {
  const key = useSignal("");
  const workshops = useSignal<readonly ListedWorkshop[] | null>(null);
  const problem = useSignal("");
  const list = async () => {
    try {
      workshops.value = await fetchWorkshops(key.value.trim());
      CallKey.keepOnly(drafts, ["create", ...workshops.value.map(({ id }) => linkTo(id))]);
      problem.value = "";
    } catch (error) {
      problem.value = problemWords(error, keyNeeded, false);
    }
  };
  return (
    <form
      class="workshops"
      aria-labelledby="workshops-title"
      onSubmit={(event) => {
        event.preventDefault();
        void list();
      }}
    >
      <h3 id="workshops-title">{t("workshopsTitle")}</h3>
      <p class="field-hint">{t("workshopsHint")}</p>
      {keyNeeded && <KeyField value={key} />}
      <Button type="submit">{t("listWorkshops")}</Button>
      {problem.value !== "" && (
        <Banner tone="late" live="alert">
          {problem.value}
        </Banner>
      )}
      {workshops.value?.length === 0 && <Said words={t("noWorkshops")} />}
      {workshops.value !== null && workshops.value.length > 0 && (
        <ul>
          {workshops.value.map((workshop) => (
            <WorkshopRow
              key={workshop.id}
              workshop={workshop}
              keyNeeded={keyNeeded}
              createKey={key.value.trim()}
            />
          ))}
        </ul>
      )}
    </form>
  );
}

function WorkshopRow(props: { workshop: ListedWorkshop; keyNeeded: boolean; createKey: string }) {
  const { id, name, tables, people, createdAt, deleteAfter } = props.workshop;
  const link = useSignal("");
  const problem = useSignal("");
  const callKey = useMemo(() => CallKey.among(drafts, linkTo(id)), [id]);
  const make = async () => {
    try {
      const label = t("lostLinkLabel", { day: dayOf(Date.now()) });
      link.value = (await replaceLostLink(id, label, props.createKey, callKey.of({ label }))).link;
      callKey.answered();
      problem.value = "";
    } catch (error) {
      problem.value = problemWords(error, props.keyNeeded, false);
    }
  };
  return (
    <li>
      <div class="workshop-about">
        <bdi>{name}</bdi>
        <span class="field-hint">
          {t("workshopTables", { count: tables })} · {t("people", { count: people })} ·{" "}
          {t("workshopDates", { made: dayOf(createdAt), gone: dayOf(deleteAfter) })}
        </span>
      </div>
      {link.value === "" ? (
        <Button size="small" aria-label={t("newLinkNamed", { name })} onClick={() => void make()}>
          {t("newLink")}
        </Button>
      ) : (
        <CopyField label={t("newLinkNamed", { name })} hint={t("newLinkHint")} value={link.value} />
      )}
      {problem.value !== "" && (
        <Banner tone="late" live="alert">
          {problem.value}
        </Banner>
      )}
    </li>
  );
}
