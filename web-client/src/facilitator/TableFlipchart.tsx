import { effect, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { askBeforeClosing } from "../connection/ask-closing";
import { WorkshopFeed } from "../connection/feed";
import { TableProvider } from "../connection/provider";
import { type Card, pageOf } from "../flipchart/cards";
import type { Deck } from "../flipchart/deck";
import { deckOf } from "../flipchart/decks";
import { Flipchart, noteRoot } from "../flipchart/schema";
import { useTextOf } from "../flipchart/useTextOf";
import { t } from "../i18n/facilitator";
import { runOn } from "../i18n/listed";
import type { CardSheet, Field } from "../protocol/activity";
import { Button } from "../theme/Button";
import { CategoryIcon } from "../theme/CategoryIcon";
import { Said } from "../theme/Said";
import { tableOf } from "../workshop/selectors";
import { isHidden, peopleAt } from "../workshop/selectors-later";
import { heading } from "../workshop/words";
import { AskFirst } from "./AskFirst";
import { type Desk, useDesk } from "./desk";
import { notesOf } from "./notes";
import "./TableCard.css";
import "./chart.css";

/** Asks before the page is closed while something that was taken away here is not known to be so on the server. */
function askWhileUnsaved({ unsaved }: TableProvider): () => void {
  return askBeforeClosing(
    () => unsaved.value,
    () => unsaved.value,
  );
}

/** Closes a table as soon as the server has what was taken away there, or will never have it. */
function closeWhenSaved(provider: TableProvider, stopAsking: () => void): void {
  const stop = effect(() => {
    if (!provider.unsaved.value || provider.stopReason.value !== null) {
      queueMicrotask(() => {
        stop();
        stopAsking();
        provider.close();
      });
    }
  });
}

/** A table's flipchart, kept in step while it is open, and afterwards as long as the server has to hear of it. */
function useFlipchart(desk: Desk, table: number, startedAt: number | null) {
  const opened = useMemo(() => {
    const provider = TableProvider.open(
      { workshopId: desk.id, table, startedAt, as: "facilitator" },
      new WorkshopFeed(desk.clock),
    );
    return { provider, flipchart: new Flipchart(provider.doc, desk.activity.peek()) };
  }, [desk, table, startedAt]);
  useEffect(() => {
    const stopAsking = askWhileUnsaved(opened.provider);
    return () => closeWhenSaved(opened.provider, stopAsking);
  }, [opened]);
  return opened;
}

/** The cards of a sheet as they are now, again after each change to them or their links. */
function useCards(deck: Deck, people: ReadonlySet<string>): readonly Card[] {
  const changes = useSignal(0);
  useEffect(() => {
    const changed = () => {
      changes.value++;
    };
    changed(); // what came between drawing and this
    return deck.onChange(changed);
  }, [deck, changes]);
  changes.value; // drawn again after each
  return deck.cards(people);
}

/** The whole flipchart of a table, live, with the means to take away what should not be there. */
export function TableFlipchart(props: { number: number }) {
  const desk = useDesk();
  const startedAt = tableOf(desk.workshop.value, props.number)?.startedAt ?? null;
  const { provider, flipchart } = useFlipchart(desk, props.number, startedAt);
  const waits = provider.unsaved.value && provider.saving.value === "offline";
  return (
    <>
      {!provider.synced.value && <p>{t("flipchartLoading")}</p>}
      <Said urgent class="chart-waits" words={waits ? t("notYetTakenAway") : ""} />
      {desk.activity.value.sheets.map((sheet) =>
        sheet.kind === "text" ? (
          sheet.fields.map((field) => (
            <FieldSection key={field.id} flipchart={flipchart} field={field} />
          ))
        ) : (
          <CardsSection key={sheet.id} flipchart={flipchart} sheet={sheet} table={props.number} />
        ),
      )}
    </>
  );
}

function FieldSection({ flipchart, field }: { flipchart: Flipchart; field: Field }) {
  return <TextSection flipchart={flipchart} root={field.id} title={field.title} />;
}

/** The cards of a sheet, the links between them, and its notes. */
function CardsSection(props: { flipchart: Flipchart; sheet: CardSheet; table: number }) {
  const desk = useDesk();
  const { flipchart, sheet, table } = props;
  const deck = deckOf(flipchart, sheet.id);
  const cards = useCards(deck, peopleAt(desk.workshop.value, table));
  const nameOf = (id: string) => cards.find((card) => card.id === id)?.name ?? "";
  const links = deck.links(cards);
  return (
    <>
      <section class="chart">
        <h3 {...desk.activityLang.value}>{sheet.title}</h3>
        {cards.length === 0 && <p class="chart-empty">{t("noneYet")}</p>}
        <ul>
          {cards.map((card) => (
            <CardRow
              key={card.id}
              card={card}
              sheet={sheet}
              table={table}
              onRemove={() => deck.remove(card.id)}
            />
          ))}
        </ul>
      </section>
      {sheet.links !== null && links.length > 0 && (
        <section class="chart">
          <h3 {...desk.activityLang.value}>
            {heading(sheet.links.many, desk.activity.value.language)}
          </h3>
          <ul>
            {links.map(({ id, from, to, note }) => (
              <li key={id}>
                <bdi>{nameOf(from)}</bdi> ↔ <bdi>{nameOf(to)}</bdi>
                {note !== "" && (
                  <>
                    {" · "}
                    <bdi lang="">{note}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notesOf(sheet).map(({ category, round, title }) => (
        <TextSection
          key={title}
          flipchart={flipchart}
          root={noteRoot(sheet.id, category, round)}
          title={title}
          optional
        />
      ))}
    </>
  );
}

function TextSection(props: {
  flipchart: Flipchart;
  /** The name of the text in the document. */
  root: string;
  title: string;
  /** Left out while it is empty. */
  optional?: boolean;
}) {
  const { activityLang } = useDesk();
  const shared = props.flipchart.text(props.root);
  const text = useTextOf(shared);
  const empty = text.trim() === "";
  if (empty && props.optional === true) {
    return null;
  }
  return (
    <section class="chart">
      <div class="chart-head">
        <h3 {...activityLang.value}>{props.title}</h3>
        {!empty && (
          <AskFirst
            question={t("clearTextSure")}
            yes={t("reallyClear")}
            onYes={() => shared.delete(0, shared.length)}
          >
            {(ask) => (
              <Button
                kind="bare"
                size="small"
                aria-label={t("clearText", { what: props.title })}
                onClick={ask}
              >
                {t("clear")}
              </Button>
            )}
          </AskFirst>
        )}
      </div>
      <p class="chart-text" data-empty={empty} dir="auto" lang={empty ? undefined : ""}>
        {empty ? t("notStarted") : text}
      </p>
    </section>
  );
}

function CardRow(props: { card: Card; sheet: CardSheet; table: number; onRemove: () => void }) {
  const desk = useDesk();
  const { card, sheet, table } = props;
  const category = sheet.categories.find(({ id }) => id === card.category);
  const round = sheet.rounds.find(({ id }) => id === card.round);
  const hidden = isHidden(desk.workshop.value, table, card.id);
  const page = pageOf(card);
  return (
    <li class="chart-card">
      {category !== undefined && <CategoryIcon icon={category.icon} colour={category.colour} />}
      <div>
        <p>
          <strong>
            <bdi>{card.name}</bdi>
          </strong>
          {card.stars > 0 && <> · {t("stars", { count: card.stars })}</>}
          {hidden && <span class="part-hidden"> {t("hiddenItem")}</span>}
        </p>
        <p class="field-hint">
          <bdi {...desk.activityLang.value}>
            {[category?.name, round?.title].filter(Boolean).join(" · ")}
          </bdi>
          {card.note !== "" && (
            <>
              {" · "}
              <bdi lang="">{runOn(card.note)}</bdi>
            </>
          )}
        </p>
        {page !== "" && (
          <a dir="ltr" href={page} target="_blank" rel="noreferrer noopener">
            {page}
          </a>
        )}
      </div>
      <Button
        kind="bare"
        size="small"
        aria-label={
          hidden ? t("unhideItem", { what: card.name }) : t("hideCard", { name: card.name })
        }
        onClick={() => void desk.run({ type: hidden ? "unhide" : "hide", table, item: card.id })}
      >
        {t(hidden ? "unhide" : "hide")}
      </Button>
      <Button
        kind="bare"
        size="small"
        aria-label={t("removeCard", { name: card.name })}
        onClick={props.onRemove}
      >
        {t("removePerson")}
      </Button>
    </li>
  );
}
