import { useCallback, useEffect, useState } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { Banner } from "../theme/Banner";
import { ClockSpeech } from "../theme/ClockSpeech";
import { ClockPanel } from "./ClockPanel";
import { useDesk } from "./desk";
import { FlipchartLoader } from "./FlipchartLoader";
import { HelpQueue } from "./HelpQueue";
import { HistoryDialog } from "./HistoryDialog";
import { KeysDialog } from "./KeysDialog";
import { useKeys } from "./keys";
import { MessageBox } from "./MessageBox";
import type { Overlay } from "./overlay";
import { PeopleDialog } from "./PeopleDialog";
import { PrintSheet } from "./PrintSheet";
import { RoomControls } from "./RoomControls";
import { ShareDialog } from "./ShareDialog";
import { StepsDialog } from "./StepsDialog";
import { StepsRail } from "./StepsRail";
import { TableDialog } from "./TableDialog";
import { TablesPanel } from "./TablesPanel";
import { TopBar } from "./TopBar";
import { refusalWords } from "./words";

/** The facilitator's whole page. */
export function Dashboard() {
  const desk = useDesk();
  const [overlay, open] = useState<Overlay | null>(null);
  const [printing, print] = useState(false);
  const close = useCallback(() => open(null), []);
  const showKeys = useCallback(() => open({ name: "keys" }), []);
  useKeys(desk, showKeys);
  const name = desk.workshop.value.name;
  useEffect(() => {
    document.title = t("pageTitle", { name });
  }, [name]);

  if (printing) {
    return <PrintSheet onBack={() => print(false)} />;
  }
  return (
    <div class="desk">
      <TopBar onOpen={open} />
      <aside class="rail">
        <StepsRail onEdit={() => open({ name: "steps" })} />
        <ClockPanel />
        <HelpQueue onOpen={(table) => open({ name: "table", table })} />
        <MessageBox />
        <RoomControls />
      </aside>
      <main class="board">
        <Notices />
        <TablesPanel onOpen={(table) => open({ name: "table", table })} />
      </main>
      <ClockSpeech clock={desk.countdown.value} />
      {overlay?.name === "share" && <ShareDialog onClose={close} onPrint={() => print(true)} />}
      {overlay?.name === "people" && <PeopleDialog onClose={close} />}
      {overlay?.name === "keys" && <KeysDialog onClose={close} />}
      {overlay?.name === "steps" && <StepsDialog onClose={close} />}
      {overlay?.name === "table" && (
        <TableDialog
          number={overlay.table}
          onClose={close}
          onFlipchart={() => open({ name: "flipchart", table: overlay.table })}
          onHistory={() => open({ name: "history", table: overlay.table })}
        />
      )}
      {overlay?.name === "history" && <HistoryDialog number={overlay.table} onClose={close} />}
      {overlay?.name === "flipchart" && <FlipchartLoader number={overlay.table} onClose={close} />}
    </div>
  );
}

/** What must be known now: no connection, a control that did not happen. */
function Notices() {
  const desk = useDesk();
  const status = desk.channel.status.value;
  const refusal = desk.refusal.value;
  return (
    <div class="notices">
      {status === "stopped" && <Banner tone="late">{t("stoppedText")}</Banner>}
      {status === "waiting" && <Banner tone="warn">{t("offline")}</Banner>}
      {refusal !== null && (
        <Banner tone="warn" live="alert" onDismiss={() => desk.dismissRefusal()}>
          {refusalWords(refusal)}
        </Banner>
      )}
    </div>
  );
}
