import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/create";
import { Button } from "../../theme/Button";
import { CreatedPanel } from "./CreatedPanel";
import { CreateForm } from "./CreateForm";
import { type Allowed, type Created, fetchAllowed } from "./calls";
import "./create.css";

/** The part of the first page that creates a workshop, or says why it cannot be created here. */
export function CreatePanel() {
  const [allowed, know] = useState<Allowed | "asking" | "unknown">("asking");
  const [created, show] = useState<{ name: string; workshop: Created } | null>(null);
  const [attempt, again] = useState(0);
  useEffect(() => {
    fetchAllowed().then(know, () => know("unknown"));
  }, [attempt]);

  if (created !== null) {
    return <CreatedPanel name={created.name} created={created.workshop} />;
  }
  return (
    <section class="create" aria-labelledby="create-title">
      <h2 id="create-title">{t("createTitle")}</h2>
      {allowed === "unknown" && (
        <p role="status">
          {t("createUnknown")}{" "}
          <Button size="small" onClick={() => again(attempt + 1)}>
            {t("tryAgain")}
          </Button>
        </p>
      )}
      {typeof allowed === "object" && !allowed.allowed && <p>{t("createNotHere")}</p>}
      {typeof allowed === "object" && allowed.allowed && (
        <CreateForm
          keyNeeded={allowed.keyNeeded}
          onCreated={(name, workshop) => show({ name, workshop })}
        />
      )}
    </section>
  );
}
