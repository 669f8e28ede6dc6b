import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { showAddress } from "../connection/address-bar";
import { asksForSheet } from "../connection/links";
import { t } from "../i18n/facilitator";
import { tellTimesIn } from "../i18n/zone";
import { BroughtBack, useBroughtBack } from "../recovery/BroughtBack";
import { RecoverySheet } from "../recovery/RecoverySheet";
import { ClockSpeech } from "../theme/ClockSpeech";
import { FootLinks } from "../theme/FootLinks";
import { closedInto } from "../workshop/merges";
import { BridgesDialog } from "./BridgesDialog";
import { ClockPanel } from "./ClockPanel";
import { CrewLine } from "./CrewLine";
import { useDesk } from "./desk";
import { EndDialog } from "./EndDialog";
import { FlipchartDialog } from "./FlipchartDialog";
import { HelpQueue } from "./HelpQueue";
import { HistoryDialog } from "./HistoryDialog";
import { KeysDialog } from "./KeysDialog";
import { Keys } from "./keys";
import { LeaveSilence } from "./LeaveSilence";
import { MessageBox } from "./MessageBox";
import { Notices } from "./Notices";
import { onTablet } from "./on-tablet";
import type { Overlay } from "./overlay";
import { PeopleDialog } from "./PeopleDialog";
import { PlanBar } from "./PlanBar";
import { PrintSheet } from "./PrintSheet";
import { RoomControls } from "./RoomControls";
import { DrawerToggle, RoomDrawer, useDrawer } from "./RoomDrawer";
import { RoomSees } from "./RoomSees";
import { RunSheetDialog } from "./RunSheetDialog";
import { ShareDialog } from "./ShareDialog";
import { SilentStart } from "./SilentStart";
import { StepsDialog } from "./StepsDialog";
import { StepsRail } from "./StepsRail";
import { TableDialog } from "./TableDialog";
import { TablesPanel } from "./TablesPanel";
import { BarActions, TopBar } from "./TopBar";
import "./Dashboard.css";

/**
 * The facilitator's whole page: bars on top, then time and control, the tables, and the room. What is
 * always in sight is in its own column or in the dock; only what is in the middle scrolls (SPEC W45).
 */
export function Dashboard() {
  const desk = useDesk();
  const overlay = useSignal<Overlay | null>(null);
  const printing = useSignal<"codes" | "recovery" | null>(asksForSheet() ? "recovery" : null);
  const { open, close, openTable, showKeys } = useMemo(() => {
    const open = (next: Overlay | null) => {
      overlay.value = next;
    };
    return {
      open,
      close: () => open(null),
      openTable: (table: number) => open({ name: "table", table }),
      showKeys: () => open({ name: "keys" }),
    };
  }, [overlay]);
  const drawer = useDrawer();
  const { merges, name, zone } = desk.workshop.value;
  const back = useBroughtBack(desk.workshop.value);
  const broughtBack = back.place !== null && (
    <BroughtBack
      workshop={desk.workshop.value}
      digests={desk.digests}
      over={back.place === "over"}
      onDismiss={back.dismiss}
    />
  );
  useEffect(() => tellTimesIn(zone), [zone]);
  useEffect(() => {
    document.title = t("pageTitle", { name });
  }, [name]);

  if (printing.value !== null) {
    const back = () => {
      showAddress(location.pathname);
      printing.value = null;
    };
    return printing.value === "codes" ? (
      <PrintSheet onBack={back} />
    ) : (
      <RecoverySheet workshopId={desk.id} onBack={back} />
    );
  }
  const shown = overlay.value;
  return (
    <div class="desk">
      <TopBar>
        <BarActions onOpen={open} />
      </TopBar>
      <PlanBar onEdit={() => open({ name: "steps" })} />
      <div class="desk-columns">
        <aside class="rail rail-steps" aria-label={t("timeTitle")}>
          <StepsRail onEdit={() => open({ name: "steps" })} />
          <ClockPanel />
          <SilentStart />
        </aside>
        <RoomControls>
          <DrawerToggle drawer={drawer} />
        </RoomControls>
        <main class="board">
          {back.place === "above" && broughtBack}
          <TablesPanel onOpen={openTable} />
          <FootLinks />
        </main>
        <RoomDrawer drawer={drawer}>
          <RoomSees />
          <CrewLine />
          {!onTablet.value && <HelpQueue onOpen={openTable} />}
          <MessageBox />
        </RoomDrawer>
        {onTablet.value && <HelpQueue strip onOpen={openTable} />}
        <Notices>{back.place === "over" && broughtBack}</Notices>
      </div>
      <ClockSpeech clock={desk.countdown.value} />
      <Keys onList={showKeys} />
      <LeaveSilence />
      {shown?.name === "share" && (
        <ShareDialog
          onClose={close}
          onPrint={(what) => {
            printing.value = what;
          }}
        />
      )}
      {shown?.name === "people" && <PeopleDialog onClose={close} />}
      {shown?.name === "bridges" && <BridgesDialog onClose={close} />}
      {shown?.name === "run-sheet" && <RunSheetDialog onClose={close} />}
      {shown?.name === "end" && <EndDialog onClose={close} />}
      {shown?.name === "keys" && <KeysDialog onClose={close} />}
      {shown?.name === "steps" && <StepsDialog onClose={close} />}
      {shown?.name === "table" && (
        // Another one when the table goes on as another: what was asked of it is not asked of that.
        <TableDialog
          key={closedInto(merges, shown.table)}
          number={closedInto(merges, shown.table)}
          onClose={close}
          onFlipchart={() => open({ name: "flipchart", table: closedInto(merges, shown.table) })}
          onHistory={(table) => open({ name: "history", table })}
          onTable={openTable}
        />
      )}
      {shown?.name === "history" && <HistoryDialog number={shown.table} onClose={close} />}
      {shown?.name === "flipchart" && (
        <FlipchartDialog
          key={closedInto(merges, shown.table)}
          number={closedInto(merges, shown.table)}
          onClose={close}
        />
      )}
    </div>
  );
}
