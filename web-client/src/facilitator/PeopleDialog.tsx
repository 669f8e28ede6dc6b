import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { PERSON_NAME_LENGTH } from "../protocol/commands";
import type { Participant } from "../protocol/workshop";
import { Avatar } from "../theme/Avatar";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { tableWords } from "../workshop/words";
import { AddTable } from "./AddTable";
import { AskFirst } from "./AskFirst";
import { useDesk } from "./desk";
import { MoveEverybody } from "./MoveEverybody";
import { SeatCode } from "./SeatCode";
import { SeatsAsked, SeatsGiven } from "./SeatLists";
import { useSeatsAway } from "./seats-away";
import "./PeopleDialog.css";

/** Everybody who joined: found by name, moved to another table, or removed. */
export function PeopleDialog(props: { onClose: () => void }) {
  const { participants } = useDesk().workshop.value;
  const search = useSignal("");
  const { lapsed, lapsing } = useSeatsAway().value;
  const wanted = search.value.trim().toLocaleLowerCase();
  const found = participants
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => a.table - b.table || a.name.localeCompare(b.name));
  return (
    <Dialog title={t("peopleTitle")} onClose={props.onClose} width="640px">
      {participants.length === 0 ? (
        <p>{t("nobody")}</p>
      ) : (
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
      )}
      {participants.length > 0 && found.length === 0 && <p>{t("nobodyFound")}</p>}
      <Silent />
      <SeatsAsked />
      <SeatsGiven />
      <ul class="people-list">
        {found.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            away={
              lapsed.includes(person.id) ? "lapsed" : lapsing.includes(person.id) ? "lapsing" : null
            }
          />
        ))}
      </ul>
      <AddTable />
      <MoveEverybody />
      <KeptOut />
    </Dialog>
  );
}

/** Removes all who never wrote, such as what a script has seated. */
function Silent() {
  const desk = useDesk();
  const { silent } = desk.workshop.value;
  return silent === 0 ? null : (
    <AskFirst
      question={t("removeSilentSure", { count: silent })}
      yes={t("reallyRemove")}
      onYes={() => void desk.run({ type: "remove-silent" })}
    >
      {(ask) => <Button onClick={ask}>{t("removeSilent", { count: silent })}</Button>}
    </AskFirst>
  );
}

/** Those who were removed and kept out, to be let in again. */
function KeptOut() {
  const desk = useDesk();
  const { keptOut } = desk.workshop.value;
  return keptOut.length === 0 ? null : (
    <section aria-label={t("keptOutTitle")}>
      <h3>{t("keptOutTitle")}</h3>
      <ul class="people-list">
        {keptOut.map((person) => (
          <li key={person.id} class="person">
            <Avatar id={person.id} name={person.name} />
            <bdi class="person-name">{person.name}</bdi>
            <span>{t("table", { number: person.table })}</span>
            <Button
              size="small"
              aria-label={t("letInNamed", { name: person.name })}
              onClick={() => void desk.run({ type: "let-in", participant: person.id })}
            >
              {t("letIn")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonRow({ person, away }: { person: Participant; away: "lapsed" | "lapsing" | null }) {
  const desk = useDesk();
  const asking = useSignal(false);
  const naming = useSignal(false);
  const moving = useSignal(false);
  if (moving.value) {
    return (
      <SeatCode
        person={person}
        onDone={() => {
          moving.value = false;
        }}
      />
    );
  }
  if (naming.value) {
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
      <li class="person person-asking">
        <p dir="auto">
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
          onClick={() => void desk.run({ type: "keep-out", participant: person.id })}
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
      </li>
    );
  }
  return (
    <li class="person">
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
    </li>
  );
}

function RenamePerson({ person, onDone }: { person: Participant; onDone: () => void }) {
  const desk = useDesk();
  const name = useSignal(person.name);
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
            onDone();
          }
        }}
      >
        <input
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
        <Button size="small" onClick={onDone}>
          {t("cancel")}
        </Button>
      </form>
    </li>
  );
}
