import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { persist } from "../../connection/persist";
import { t } from "../../i18n/create";
import type { Allowed, Created } from "../../protocol/creating";
import { Said } from "../../theme/Said";
import { BringBackPanel } from "./BringBackPanel";
import { CreatedPanel } from "./CreatedPanel";
import { CreateForm } from "./CreateForm";
import { fetchAllowed } from "./calls";
import { WorkshopList } from "./WorkshopList";
import "./CreatePanel.css";

/** The part of the first page that creates a workshop, or says why it cannot be created here. */
export function CreatePanel() {
  const answer = useSignal<Allowed | "asking" | "unknown">("asking");
  const created = useSignal<{ name: string; workshop: Created } | null>(null);
  useEffect(() => {
    const left = new AbortController();
    persist(fetchAllowed, {
      signal: left.signal,
      again: () => true, // nobody is refused this
      waiting: () => {
        answer.value = "unknown";
      },
    }).then(
      (allowed) => {
        answer.value = allowed;
      },
      () => {}, // given up
    );
    return () => left.abort();
  }, []);

  if (created.value !== null) {
    return <CreatedPanel name={created.value.name} created={created.value.workshop} />;
  }
  const allowed = answer.value;
  return (
    <section class="create" aria-labelledby="create-title">
      <h2 id="create-title">{t("createTitle")}</h2>
      {allowed === "unknown" && <Said words={t("createUnknown")} />}
      {typeof allowed === "object" && !allowed.allowed && <p>{t("createNotHere")}</p>}
      {typeof allowed === "object" && allowed.allowed && (
        <>
          <CreateForm
            keyNeeded={allowed.keyNeeded}
            onCreated={(name, workshop) => {
              created.value = { name, workshop };
            }}
          />
          <WorkshopList keyNeeded={allowed.keyNeeded} />
          <BringBackPanel keyNeeded={allowed.keyNeeded} />
        </>
      )}
    </section>
  );
}
