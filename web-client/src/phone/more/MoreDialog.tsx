import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useRef } from "preact/hooks";
import { askForSeat } from "../../connection/seats";
import { plainWords } from "../../flipchart/plain-words";
import { t } from "../../i18n/more";
import { announce } from "../../theme/announcer";
import { Button } from "../../theme/Button";
import { Dialog } from "../../theme/Dialog";
import { heard } from "../../theme/heard";
import { KeptWords } from "../../theme/KeptWords";
import { LanguageChoice } from "../../theme/LanguageChoice";
import { Said } from "../../theme/Said";
import { absentAt } from "../../workshop/seat-requests";
import { tableOf } from "../../workshop/selectors";
import { tableWords } from "../../workshop/words";
import type { PageProps } from "../props";
import { seatTrouble } from "../seats/trouble";
import { flipchartFile } from "./flipchart-file";
import { listen } from "./listening";
import "./MoreDialog.css";

/** What is seldom wanted on a phone. */
export function MoreDialog(props: PageProps & { onClose: () => void }) {
  return (
    <Dialog title={t("title")} onClose={props.onClose}>
      <Changes {...props} />
      <Keep {...props} />
      <Return {...props} />
      <LanguageChoice />
    </Dialog>
  );
}

/** What others changed, on request. */
function Changes({ session }: PageProps) {
  const told = useSignal<readonly ComponentChild[][]>([]);
  const ask = () => {
    told.value = listen(session).ask();
    announce(told.value.map(heard).join(" "), { urgent: true });
  };
  return (
    <section class="more-part">
      <h3>{t("changesTitle")}</h3>
      <p class="more-hint">{t("changesHint", { keys: t("changesKeys") })}</p>
      <div class="more-row">
        <Button kind="dark" onClick={ask}>
          {t("whatChanged")}
        </Button>
      </div>
      <ul>
        {told.value.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** The flipchart as a file, or its words where a browser saves none. */
function Keep({ session, state, seat }: PageProps) {
  const { board, provider } = seat;
  const failed = useSignal(false);
  const unsaved = provider.unsaved.value;
  // Its place stays when it is not so any more: the buttons below move from under no thumb.
  const wasUnsaved = useRef(false);
  wasUnsaved.current ||= unsaved;
  const table = tableOf(state.workshop, provider.table);
  const title =
    table === undefined ? t("fileTable", { number: provider.table }) : tableWords(table);
  const name = title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/-+$/, "");
  const file = () =>
    new File(
      [
        flipchartFile(board, {
          workshop: state.workshop.name,
          title,
          people: [...session.people.value.values()],
          at: session.clock.about.peek(),
        }),
      ],
      `${name}.html`,
      { type: "text/html" },
    );
  const save = () => {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file());
      link.download = `${name}.html`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch {
      failed.value = true;
    }
  };
  const share = async () => {
    try {
      await navigator.share({ files: [file()] });
    } catch (error) {
      failed.value ||= !(error instanceof DOMException && error.name === "AbortError");
    }
  };
  return (
    <section class="more-part">
      <h3>{t("keepTitle")}</h3>
      <p class="more-hint">{t("keepHint")}</p>
      {wasUnsaved.current && (
        <p class="more-open" data-past={!unsaved}>
          {t("keepOpen")}
        </p>
      )}
      <div class="more-row">
        <Button kind="dark" onClick={save}>
          {t("keepFile")}
        </Button>
        {"share" in navigator && <Button onClick={() => void share()}>{t("keepShare")}</Button>}
      </div>
      {failed.value && <Said urgent words={t("keepFailed")} />}
      <KeptWords label={t("keepWords")} words={plainWords(board.flipchart, board.activity)} />
    </section>
  );
}

/** Says whose seat was one's own, when the name does not. */
function Return({ session, state, seat }: PageProps) {
  const trouble = useSignal("");
  const { me, others } = seat.board;
  const present = new Set([me.id, ...others.value.map(({ id }) => id)]);
  const missing = absentAt(state.workshop, seat.provider.table, present);
  return (
    <section class="more-part">
      <h3>{t("returnTitle")}</h3>
      {missing.length === 0 ? (
        <p class="more-hint">{t("nobodyMissing")}</p>
      ) : (
        <>
          <p class="more-hint">{t("returnHint")}</p>
          <div class="more-row">
            {missing.map(({ id, name }) => (
              <Button
                key={id}
                size="small"
                dir="auto"
                onClick={() => {
                  trouble.value = "";
                  askForSeat(session.workshopId, id).catch((error: unknown) => {
                    trouble.value = seatTrouble(error);
                  });
                }}
              >
                {name}
              </Button>
            ))}
          </div>
        </>
      )}
      {trouble.value !== "" && <Said urgent words={trouble.value} />}
    </section>
  );
}
