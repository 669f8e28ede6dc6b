import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { showAddress } from "../../connection/address-bar";
import { call, fetchState, finalProblem } from "../../connection/api";
import { JoinKey } from "../../connection/call-key";
import { problemOf } from "../../connection/outcome";
import { GivenUp, persist } from "../../connection/persist";
import { WorkshopMemory } from "../../connection/workshop-memory";
import { t } from "../../i18n/join";
import { CODE_LENGTH } from "../../protocol/join-code";
import { type Invitation, readInvitation, readJoined } from "../../protocol/joining";
import type { Participant } from "../../protocol/workshop";
import { useReturned } from "../../theme/returned";
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
  /** The table that was found full, null when none was. */
  const full = useSignal<number | null>(null);
  const busy = useSignal<"looking" | "joining" | null>(null);
  /** Whether somebody goes on from here by hand: then what has the focus goes on with them. */
  const byHand = useRef(false);

  /** Does the latest of what was asked for until it is answered, and shows what is in the way. */
  const doing = useRef(new AbortController());
  const pursue = async <T,>(
    as: "looking" | "joining",
    work: () => Promise<T>,
    answered: (answer: T) => void,
    refused: (problem: string) => void = () => {},
  ) => {
    doing.current.abort();
    doing.current = new AbortController();
    const { signal } = doing.current;
    busy.value = as;
    trouble.value = "";
    full.value = null;
    try {
      answered(
        await persist(work, {
          signal,
          waiting: (error) => {
            trouble.value = inWords(error);
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof GivenUp)) {
        trouble.value = inWords(error);
        busy.value = null;
        refused(problemOf(error).name);
      }
    }
  };

  const lookUp = () => {
    if (code.value.length === CODE_LENGTH) {
      const path = `/api/join/${code.value}`;
      void pursue(
        "looking",
        async () => {
          const found = await call("GET", path, readInvitation);
          return { found, seat: await presentSeat(found.workshopId) };
        },
        ({ found, seat }) => {
          seated.value = seat;
          invitation.value = found;
          busy.value = null;
          showAddress(joinPath(code.value, address.table));
        },
      );
    }
  };
  // A scanned code needs no touch.
  useEffect(() => {
    lookUp();
    return () => doing.current.abort();
  }, []);
  // Who comes back has sat down meanwhile, and may find other tables.
  useReturned(() => {
    busy.value = null;
    lookUp();
  });

  const sit = (name: string, table: number) => {
    const path = `/api/join/${code.value}`;
    const key = new JoinKey(code.value);
    void pursue(
      "joining",
      () => call("POST", path, readJoined, { body: { name, table }, key: key.value() }),
      ({ workshopId }) => {
        key.answered();
        location.assign(`/t/${encodeURIComponent(workshopId)}`);
      },
      (problem) => {
        if (problem === "table-full") {
          full.value = table;
          void seeWhereRoomIs();
        }
      },
    );
  };
  const seeWhereRoomIs = async () => {
    try {
      invitation.value = await call("GET", `/api/join/${code.value}`, readInvitation);
    } catch {
      // what was known before has to do
    }
  };

  if (invitation.value === null) {
    return (
      <CodeField
        value={code.value}
        busy={busy.value !== null}
        trouble={trouble.value}
        focused={byHand.current}
        onChange={(next) => {
          doing.current.abort();
          byHand.current = true;
          busy.value = null;
          code.value = next;
          trouble.value = "";
          lookUp();
        }}
        onSubmit={() => {
          byHand.current = true;
          lookUp();
        }}
      />
    );
  }
  return (
    <SeatForm
      invitation={invitation.value}
      seated={seated.value}
      preselected={address.table}
      full={full.value}
      busy={busy.value === "joining"}
      trouble={trouble.value}
      focused={byHand.current}
      onSit={sit}
      onBack={() => {
        doing.current.abort();
        byHand.current = true;
        busy.value = null;
        invitation.value = null;
        code.value = "";
        trouble.value = "";
        showAddress("/");
      }}
    />
  );
}

function joinPath(code: string, table: number | null): string {
  return table === null ? `/j/${code}` : `/j/${code}/${table}`;
}

/** Where this browser sits in the workshop already, null when nowhere; fails without an answer. */
async function presentSeat(workshopId: string): Promise<Participant | null> {
  if (new WorkshopMemory(workshopId).state() === null) {
    return null;
  }
  try {
    return (await fetchState(workshopId, "participant")).you.participant;
  } catch (error) {
    if (finalProblem(error) === null) {
      throw error;
    }
    return null; // it sat there once; it joins anew
  }
}

/** What went wrong, in plain words. */
export function inWords(error: unknown): string {
  switch (problemOf(error).name) {
    case "network":
    case "stopping":
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
