import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { call } from "../connection/api";
import { likePairsInSteps } from "../flipchart/likeness";
import { t } from "../i18n/facilitator";
import type { CardSheet } from "../protocol/activity";
import { type MapCardFound, mapAddress, readRoomMap } from "../protocol/room-map";
import { Button } from "../theme/Button";
import { inSlices } from "../theme/in-slices";
import { useAnswer } from "./answer";
import { useDesk } from "./desk";
import { saidOfPairs } from "./verdicts";
import "./SameCards.css";

/** More pairs at once are not decided; the next ones come as these are. */
const MOST_PROPOSED = 8;

const ROOM = { of: "room" } as const;

interface SameCardsProps {
  readonly sheet: CardSheet;
  /** Is told when what counts as one has changed. */
  readonly onTold: () => void;
}

/** Cards of different tables that seem to be the same under two names, to be called one; and those that are. */
export function SameCards({ sheet, onTold }: SameCardsProps) {
  const desk = useDesk();
  const alike = useSignal<readonly (readonly [MapCardFound, MapCardFound])[] | null>(null);
  const asked = useSignal(0);
  // What is wrong the bridges beside it say, asked for at the same time.
  const { answer: content } = useAnswer(
    () => call("GET", `${mapAddress(desk.id, sheet.id, ROOM)}&as=facilitator`, readRoomMap),
    [desk, sheet.id, asked.value],
  );
  const known = content.value;
  useEffect(
    () =>
      known === null
        ? undefined
        : inSlices(likePairsInSteps(known.cards), (pairs) => {
            const isSaid = saidOfPairs(known.told);
            alike.value = pairs.filter(([one, other]) => !isSaid(one.name, other.name));
          }),
    [known, alike],
  );
  if (known === null || alike.value === null) {
    return null;
  }
  const tell = async (one: string, other: string, same: boolean | null) => {
    if (await desk.run({ type: "tell-cards", sheet: sheet.id, one, other, same })) {
      asked.value++;
      onTold();
    }
  };
  const united = known.told.filter(({ same }) => same);
  const proposed = alike.value.slice(0, MOST_PROPOSED);
  return proposed.length + united.length === 0 ? null : (
    <section class="same-cards">
      <h3>{t("sameTitle")}</h3>
      <p class="field-hint">{t("sameAbout")}</p>
      <ul>
        {proposed.map(([one, other]) => {
          const names = { one: one.name, other: other.name };
          return (
            <li key={pairOf(names)}>
              <p>
                <Found card={one} /> <span aria-hidden="true">=</span> <Found card={other} />
              </p>
              <Button
                size="small"
                aria-label={t("sameYesNamed", names)}
                onClick={() => tell(one.name, other.name, true)}
              >
                {t("sameYes")}
              </Button>
              <Button
                size="small"
                kind="bare"
                aria-label={t("sameNoNamed", names)}
                onClick={() => tell(one.name, other.name, false)}
              >
                {t("sameNo")}
              </Button>
            </li>
          );
        })}
        {united.map(({ one, other }) => (
          <li key={pairOf({ one, other })} data-told="true">
            <p>
              <span class="same-told">{t("sameTold")}</span> <bdi>{one}</bdi>, <bdi>{other}</bdi>
            </p>
            <Button
              size="small"
              kind="bare"
              aria-label={t("sameBackNamed", { one, other })}
              onClick={() => tell(one, other, null)}
            >
              {t("sameBack")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Found({ card }: { card: MapCardFound }) {
  return (
    <span class="same-card">
      <bdi>{card.name}</bdi>{" "}
      <small>{t("sameTables", { count: card.tables.length, tables: firstOf(card.tables) })}</small>
    </span>
  );
}

function firstOf(tables: readonly number[]): string {
  return tables.slice(0, 4).join(", ") + (tables.length > 4 ? " …" : "");
}

function pairOf({ one, other }: { readonly one: string; readonly other: string }): string {
  return JSON.stringify([one, other].sort());
}
