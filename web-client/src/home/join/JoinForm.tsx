import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ApiError, call, fetchState } from "../../connection/api";
import { WorkshopMemory } from "../../connection/workshop-memory";
import { t } from "../../i18n/join";
import { CODE_LENGTH } from "../../protocol/join-code";
import { type Invitation, readInvitation, readJoined } from "../../protocol/joining";
import type { Participant } from "../../protocol/workshop";
import { readAddress } from "./address";
import { CodeField } from "./CodeField";
import { SeatForm } from "./SeatForm";

/** From a code to a seat: the code, then one's name and table. */
export function JoinForm() {
  const address = readAddress(location.pathname);
  const code = useSignal(address.code);
  const invitation = useSignal<Invitation | null>(null);
  const seated = useSignal<Participant | null>(null);
  const trouble = useSignal("");
  const busy = useSignal(false);

  const lookUp = async () => {
    if (code.value.length !== CODE_LENGTH || busy.value) {
      return;
    }
    busy.value = true;
    trouble.value = "";
    try {
      const found = readInvitation(await call("GET", `/api/join/${code.value}`));
      seated.value = await presentSeat(found.workshopId);
      invitation.value = found;
      history.replaceState(null, "", joinPath(code.value, address.table));
    } catch (error) {
      trouble.value = inWords(error);
    } finally {
      busy.value = false;
    }
  };
  // A scanned code needs no touch.
  useEffect(() => {
    lookUp();
  }, []);

  const sit = async (name: string, table: number) => {
    busy.value = true;
    trouble.value = "";
    try {
      const joined = readJoined(await call("POST", `/api/join/${code.value}`, { name, table }));
      location.assign(`/t/${encodeURIComponent(joined.workshopId)}`);
    } catch (error) {
      trouble.value = inWords(error);
      busy.value = false;
    }
  };

  if (invitation.value === null) {
    return (
      <CodeField
        value={code.value}
        busy={busy.value}
        trouble={trouble.value}
        onChange={(next) => {
          code.value = next;
          trouble.value = "";
          lookUp();
        }}
        onSubmit={lookUp}
      />
    );
  }
  return (
    <SeatForm
      invitation={invitation.value}
      seated={seated.value}
      preselected={address.table}
      busy={busy.value}
      trouble={trouble.value}
      onSit={sit}
      onBack={() => {
        invitation.value = null;
        code.value = "";
        trouble.value = "";
        history.replaceState(null, "", "/");
      }}
    />
  );
}

function joinPath(code: string, table: number | null): string {
  return table === null ? `/j/${code}` : `/j/${code}/${table}`;
}

/** Where this browser sits in the workshop already, null when nowhere. */
async function presentSeat(workshopId: string): Promise<Participant | null> {
  if (new WorkshopMemory(workshopId).state() === null) {
    return null;
  }
  try {
    return (await fetchState(workshopId, "participant")).you.participant;
  } catch {
    return null; // it sat there once; it joins anew
  }
}

/** What went wrong, in plain words. */
export function inWords(error: unknown): string {
  if (!(error instanceof ApiError)) {
    return t("wentWrong");
  }
  switch (error.problem.name) {
    case "network":
      return t("noServer");
    case "unknown-code":
      return t("unknownCode");
    case "invalid-name":
      return t("invalidName");
    case "no-such-table":
      return t("noSuchTable");
    case "joining-closed":
      return t("joiningClosed");
    case "kept-out":
      return t("keptOut");
    case "table-full":
      return t("tableFull");
    case "too-many-requests":
      return t("tooMany");
    case "journal-unavailable":
      return t("notReady");
    default:
      return t("wentWrong");
  }
}
