import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { tellTimesIn } from "../i18n/zone";
import { ClockSpeech } from "../theme/ClockSpeech";
import { FootLinks } from "../theme/FootLinks";
import { LanguageChoice } from "../theme/LanguageChoice";
import { closedInto } from "../workshop/merges";
import { ClockPanel } from "./ClockPanel";
import { CrewLine } from "./CrewLine";
import { useDesk } from "./desk";
import { HelperTableDialog } from "./HelperTableDialog";
import { HelpQueue } from "./HelpQueue";
import { MessageBox } from "./MessageBox";
import { Notices } from "./Notices";
import { TablesPanel } from "./TablesPanel";
import { TopBar } from "./TopBar";
import "./Dashboard.css";
import "./HelperDashboard.css";

/** A helper's whole page: the dashboard without what runs the workshop (SPEC M19). */
export function HelperDashboard() {
  const desk = useDesk();
  const table = useSignal<number | null>(null);
  const open = (number: number | null) => {
    table.value = number;
  };
  const { merges, name, zone } = desk.workshop.value;
  useEffect(() => tellTimesIn(zone), [zone]);
  useEffect(() => {
    document.title = t("helperTitle", { name });
  }, [name]);
  return (
    <div class="desk">
      <TopBar>
        <p class="topbar-role">{t("youHelp")}</p>
        <LanguageChoice />
      </TopBar>
      <div class="desk-columns">
        <aside class="rail rail-helper" aria-label={t("timeTitle")}>
          <h2 class="helper-phase" {...desk.activityLang.value}>
            {desk.phase.value?.phase.title}
          </h2>
          <ClockPanel />
          {/* What comes at its foot takes its place from the queue, which scrolls: nothing moves. */}
          <div class="helper-calls">
            <CrewLine />
            <HelpQueue onOpen={open} />
            <MessageBox />
          </div>
        </aside>
        <main class="board">
          <TablesPanel onOpen={open} />
          <FootLinks />
        </main>
        <Notices />
      </div>
      <ClockSpeech clock={desk.countdown.value} />
      {table.value !== null && (
        <HelperTableDialog number={closedInto(merges, table.value)} onClose={() => open(null)} />
      )}
    </div>
  );
}
