import type { ComponentChildren } from "preact";
import { idsOf } from "../flipchart/ids";
import { t } from "../i18n/facilitator";
import { runOn } from "../i18n/listed";
import type { CardSheet, Field, Role } from "../protocol/activity";
import type { Past, PlainCards } from "../protocol/history";
import { Button } from "../theme/Button";
import { CategoryIcon } from "../theme/CategoryIcon";
import { Chip } from "../theme/Chip";
import { heading } from "../workshop/words";
import { linkWord } from "../workshop/words-later";
import { useDesk } from "./desk";
import { type Entry, entryState, lacking } from "./history";
import { type NotePlace, notesOf } from "./notes";
import "./PastFlipchart.css";
import "./chart.css";

interface PastProps {
  past: Past;
  busy: boolean;
  /** Makes these parts what they were. */
  onBringBack: (parts: readonly string[]) => void;
}

/** A flipchart as it was: what is gone or different now is marked and can be brought back. */
export function PastFlipchart(props: PastProps) {
  const desk = useDesk();
  const { sheets, roles } = desk.activity.value;
  return (
    <>
      {sheets.map((sheet) =>
        sheet.kind === "text" ? (
          sheet.fields.map((field) => <PastField key={field.id} {...props} field={field} />)
        ) : (
          <PastSheet key={sheet.id} {...props} sheet={sheet} />
        ),
      )}
      {roles.map((role) => (
        <PastRole key={role.id} {...props} role={role} />
      ))}
    </>
  );
}

/** A text with what was chosen beside it. */
function PastField(props: PastProps & { field: Field }) {
  const { activityLang } = useDesk();
  const { past, field } = props;
  const { id, title, choices } = field;
  const chosen = choices?.options.find((option) => option.id === past.was.choices[choices.id]);
  const parts = [`text:${id}`, ...(choices === null ? [] : [`choice:${choices.id}`])];
  return (
    <PastSection {...props} title={title} parts={parts}>
      <PastText was={past.was.texts[id] ?? ""} is={past.is.texts[id] ?? ""} />
      {chosen !== undefined && (
        <p class="field-hint">
          <bdi {...activityLang.value}>{chosen.text}</bdi>
        </p>
      )}
    </PastSection>
  );
}

/** Who had a part at the table, where somebody had. */
function PastRole(props: PastProps & { role: Role }) {
  const { id, name } = props.role;
  const holder = props.past.was.roles[id] ?? "";
  return holder === "" ? null : (
    <PastSection {...props} title={name} parts={[`role:${id}`]}>
      <p class="chart-text" dir="auto">
        {holder}
      </p>
    </PastSection>
  );
}

const noCards: PlainCards = { cards: [], links: [], notes: [] };

/** A sheet with cards: the cards, their links, and the notes that there were. */
function PastSheet(props: PastProps & { sheet: CardSheet }) {
  const { language } = useDesk().activity.value;
  const { past, sheet } = props;
  const was = past.was.cards[sheet.id] ?? noCards;
  const is = past.is.cards[sheet.id] ?? noCards;
  const noteIn = ({ notes }: PlainCards, { category, round }: NotePlace) =>
    notes.find((note) => note.category === category && note.round === round)?.text ?? "";
  return (
    <>
      <PastSection
        {...props}
        title={sheet.title}
        parts={was.cards.flatMap(idsOf).map((id) => `card:${sheet.id}:${id}`)}
      >
        {was.cards.length === 0 && <p class="chart-empty">{t("noneYet")}</p>}
        <ul>
          {was.cards.map((card) => (
            <PastCard key={card.id} card={card} there={is.cards} sheet={sheet} past={past} />
          ))}
        </ul>
      </PastSection>
      {was.links.length > 0 && (
        <PastSection
          {...props}
          title={heading(linkWord(sheet).many, language)}
          parts={was.links.map(({ id }) => `link:${sheet.id}:${id}`)}
        >
          <Links was={was} is={is} sheet={sheet.id} past={past} />
        </PastSection>
      )}
      {notesOf(sheet)
        .filter((place) => noteIn(was, place) !== "")
        .map((place) => (
          <PastSection
            key={place.title}
            {...props}
            title={place.title}
            parts={[partOf(sheet, place)]}
          >
            <PastText was={noteIn(was, place)} is={noteIn(is, place)} />
          </PastSection>
        ))}
    </>
  );
}

/** What the server calls a note among the parts of a flipchart. */
function partOf(sheet: CardSheet, { category, round }: NotePlace): string {
  const part = `note:${sheet.id}:${category}`;
  return round === "" ? part : `${part}@${round}`;
}

/** A part of the flipchart with its state now, and the button that brings it back. */
function PastSection(
  props: PastProps & { title: string; parts: readonly string[]; children: ComponentChildren },
) {
  const { activityLang } = useDesk();
  const { past, title } = props;
  const differing = props.parts.filter((part) => past.differing.includes(part));
  return (
    <section class="chart">
      <div class="chart-head past-section-head">
        <h4 {...activityLang.value}>{title}</h4>
        {differing.length > 0 && (
          <>
            <Chip tone="warn">{t("differsNow")}</Chip>
            <Button
              size="small"
              aria-disabled={props.busy}
              aria-label={t("bringBackNamed", { what: title })}
              onClick={() => props.onBringBack(differing)}
            >
              {t("bringBack")}
            </Button>
          </>
        )}
      </div>
      {props.children}
    </section>
  );
}

/** A text as it was, with the words that it has lost since marked, and what it is now. */
function PastText(props: { was: string; is: string }) {
  const { was, is } = props;
  if (was.trim() === "") {
    return (
      <p class="chart-text" data-empty="true">
        {t("nothingYetThen")}
      </p>
    );
  }
  const { start, changed, end } = lacking(was, is);
  return (
    <>
      <p class="chart-text" dir="auto" lang="">
        {start}
        {changed !== "" && <mark>{changed}</mark>}
        {end}
      </p>
      {was !== is && (
        <p class="past-now">
          <strong>{t("now")}</strong> {is.trim() === "" ? t("emptyNow") : <bdi lang="">{is}</bdi>}
        </p>
      )}
    </>
  );
}

function PastCard(props: {
  card: PlainCards["cards"][number];
  there: readonly Entry[];
  sheet: CardSheet;
  past: Past;
}) {
  const { activityLang } = useDesk();
  const { card, sheet } = props;
  const category = sheet.categories.find(({ id }) => id === card.category);
  const round = sheet.rounds.find(({ id }) => id === card.round);
  const author = useDesk().workshop.value.participants.find(({ id }) => id === card.by);
  return (
    <li class="chart-card">
      {category !== undefined && <CategoryIcon icon={category.icon} colour={category.colour} />}
      <div>
        <p>
          <strong>
            <bdi>{card.name}</bdi>
          </strong>
          {card.stars > 0 && <> · {t("stars", { count: card.stars })}</>}
        </p>
        <p class="field-hint">
          <bdi {...activityLang.value}>
            {[category?.name, round?.title].filter(Boolean).join(" · ")}
          </bdi>
          {card.note !== "" && (
            <>
              {" · "}
              <bdi lang="">{runOn(card.note)}</bdi>
            </>
          )}
        </p>
        {author !== undefined && <p class="field-hint">{t("cardBy", { name: author.name })}</p>}
      </div>
      <EntryState
        past={props.past}
        parts={idsOf(card).map((id) => `card:${sheet.id}:${id}`)}
        there={props.there}
      />
    </li>
  );
}

function Links(props: { was: PlainCards; is: PlainCards; sheet: string; past: Past }) {
  const nameOf = (wanted: string) => props.was.cards.find(({ id }) => id === wanted)?.name ?? "";
  return (
    <ul>
      {props.was.links.map(({ id, from, to, note }) => (
        <li key={id} class="chart-card">
          <div>
            <bdi>{nameOf(from)}</bdi> ↔ <bdi>{nameOf(to)}</bdi>
            {note !== "" && (
              <>
                {" · "}
                <bdi lang="">{note}</bdi>
              </>
            )}
          </div>
          <EntryState
            past={props.past}
            parts={[`link:${props.sheet}:${id}`]}
            there={props.is.links}
          />
        </li>
      ))}
    </ul>
  );
}

/** Whether a card or a link is gone or different now. */
function EntryState(props: { past: Past; parts: readonly string[]; there: readonly Entry[] }) {
  const state = entryState(props.past, props.parts, props.there);
  return state === null ? null : (
    <Chip tone={state === "goneNow" ? "late" : "warn"}>{t(state)}</Chip>
  );
}
