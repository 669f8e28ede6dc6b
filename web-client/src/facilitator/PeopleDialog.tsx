import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { PERSON_NAME_LENGTH } from "../protocol/commands";
import type { Participant } from "../protocol/workshop";
import { Avatar } from "../theme/Avatar";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Limit } from "../theme/Limit";
import { tableWords } from "../workshop/words";
import { AddTable } from "./AddTable";
import { AskFirst } from "./AskFirst";
import { BringTablesBack } from "./BringTablesBack";
import { useDesk } from "./desk";
import { KeepOutMany } from "./KeepOutMany";
import { MoveEverybody } from "./MoveEverybody";
import { NotDone } from "./NotDone";
import { PlaceRow } from "./PlaceRow";
import { usePlaces } from "./places";
import { SeatCode } from "./SeatCode";
import { KeptOut, SeatsAsked, SeatsGiven } from "./SeatLists";
import { useSeatsAway } from "./seats-away";
import { useUntilTyped } from "./typed";
import "./PeopleDialog.css";

/**
 * Those whose names have what is sought, by table and name as they are first listed; who joins meanwhile comes
 * last, and who has gone leaves an empty place: nobody is taken from under a hand (SPEC W45).
 */
function useFound(participants: readonly Participant[], sought: string) {
  const found = participants
    .filter(({ name }) => name.toLocaleLowerCase().includes(sought))
    .sort((a, b) => a.table - b.table || a.name.localeCompare(b.name));
  const places = usePlaces(new Map(found.map((person) => [person.id, person])), sought);
  // Who is called otherwise by now is still here.
  const here = new Map(participants.map((person) => [person.id, person]));
  return places.map(({ id, entry }) => ({
    person: here.get(id) ?? entry,
    gone: !here.has(id),
  }));
}

/** Everybody who joined: found by name, moved to another table, or removed. */
export function PeopleDialog(props: { onClose: () => void }) {
  const { participants } = useDesk().workshop.value;
  const search = useSignal("");
  const { lapsed, lapsing } = useSeatsAway().value;
  const places = useFound(participants, search.value.trim().toLocaleLowerCase());
  return (
    <Dialog title={t("peopleTitle")} onClose={props.onClose} width="640px">
      <NotDone />
      <label class="field">
        <span>{t("findPerson")}</span>
        <input
          class="input"
          type="search"
          dir="auto"
          value={search.value}
          onInput={(event) => {
            search.value = event.currentTarget.value;
          }}
        />
      </label>
      <Silent />
      <KeepOutMany />
      <BringTablesBack />
      <div class="people-all">
        {places.length === 0 && <p>{t(participants.length === 0 ? "nobody" : "nobodyFound")}</p>}
        <ul class="people-list">
          {places.map(({ person, gone }) => (
            <PersonRow
              key={person.id}
              person={person}
              gone={gone}
              away={
                lapsed.includes(person.id)
                  ? "lapsed"
                  : lapsing.includes(person.id)
                    ? "lapsing"
                    : null
              }
            />
          ))}
        </ul>
      </div>
      <AddTable />
      <MoveEverybody />
      <SeatsAsked />
      <SeatsGiven />
      <KeptOut />
    </Dialog>
  );
}

/** Removes all who never wrote, such as what a script has seated; it is there, too, while there is nobody. */
function Silent() {
  const desk = useDesk();
  const { silent, participants } = desk.workshop.value;
  const last = participants.at(-1)?.id ?? null;
  return (
    <AskFirst
      question={t("removeSilentSure", { count: silent })}
      yes={t("reallyRemove")}
      onYes={() => void desk.run({ type: "remove-silent", last })}
    >
      {(ask) => (
        <Button disabled={silent === 0} onClick={ask}>
          {t("removeSilent", { count: silent })}
        </Button>
      )}
    </AskFirst>
  );
}

function PersonRow(props: {
  person: Participant;
  gone: boolean;
  away: "lapsed" | "lapsing" | null;
}) {
  const { person, gone, away } = props;
  const desk = useDesk();
  const asking = useSignal(false);
  // A name that is half typed is there again.
  const naming = useSignal(desk.drafts.of(draftOfName(person)).peek() !== "");
  const moving = useSignal(false);
  if (moving.value && !gone) {
    return (
      <SeatCode
        person={person}
        onDone={() => {
          moving.value = false;
        }}
      />
    );
  }
  if (naming.value && !gone) {
    return (
      <RenamePerson
        person={person}
        onDone={() => {
          naming.value = false;
        }}
      />
    );
  }
  if (asking.value) {
    return (
      <PlaceRow class="person person-asking" gone={gone} over={t("personGone")}>
        <p>
          {t("removeSure", { name: person.name })} {t("keepOutHint")}
        </p>
        <Button
          kind="danger"
          size="small"
          onClick={() => void desk.run({ type: "remove-participant", participant: person.id })}
        >
          {t("reallyRemove")}
        </Button>
        <Button
          kind="danger"
          size="small"
          onClick={() => void desk.run({ type: "keep-out", participants: [person.id] })}
        >
          {t("keepOut")}
        </Button>
        <Button
          size="small"
          onClick={() => {
            asking.value = false;
          }}
        >
          {t("cancel")}
        </Button>
      </PlaceRow>
    );
  }
  return (
    <PlaceRow class="person" gone={gone} over={t("personGone")}>
      <Avatar id={person.id} name={person.name} />
      <span class="person-name">
        <bdi>{person.name}</bdi>
        {away !== null && <small class="person-away">{t(away)}</small>}
      </span>
      <select
        class="input person-table"
        aria-label={t("moveTo", { name: person.name })}
        value={person.table}
        onChange={(event) =>
          void desk.run({
            type: "move-participant",
            participant: person.id,
            table: Number(event.currentTarget.value),
          })
        }
      >
        {desk.workshop.value.tables.map((table) => (
          <option key={table.number} value={table.number}>
            {tableWords(table)}
          </option>
        ))}
      </select>
      <Button
        kind="bare"
        size="small"
        aria-label={t("renameNamed", { name: person.name })}
        onClick={() => {
          naming.value = true;
        }}
      >
        {t("renamePerson")}
      </Button>
      <Button
        kind="bare"
        size="small"
        aria-label={t("seatCodeNamed", { name: person.name })}
        onClick={() => {
          moving.value = true;
        }}
      >
        {t("seatCode")}
      </Button>
      <Button
        kind="bare"
        size="small"
        aria-label={t("removeNamed", { name: person.name })}
        onClick={() => {
          asking.value = true;
        }}
      >
        {t("removePerson")}
      </Button>
    </PlaceRow>
  );
}

/** What somebody's new name is called among the drafts of this dashboard. */
function draftOfName({ id }: Participant): string {
  return `person/${id}`;
}

function RenamePerson({ person, onDone }: { person: Participant; onDone: () => void }) {
  const desk = useDesk();
  const name = useUntilTyped(person.name, draftOfName(person));
  const field = useRef<HTMLInputElement>(null);
  const done = () => {
    desk.drafts.of(draftOfName(person)).value = "";
    onDone();
  };
  return (
    <li>
      <form
        class="person"
        onSubmit={async (event) => {
          event.preventDefault();
          const typed = name.value.trim();
          const command = {
            type: "rename-participant",
            participant: person.id,
            name: typed,
          } as const;
          if ((await desk.run(command)) && name.value.trim() === typed) {
            done();
          }
        }}
      >
        <input
          ref={field}
          class="input person-name"
          dir="auto"
          aria-label={t("nameOf", { name: person.name })}
          required
          maxLength={PERSON_NAME_LENGTH}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
        <Button type="submit" kind="dark" size="small">
          {t("save")}
        </Button>
        <Button size="small" onClick={done}>
          {t("cancel")}
        </Button>
      </form>
      <Limit field={field} kept={desk.drafts.of(`${draftOfName(person)}/rest`)} />
    </li>
  );
}
