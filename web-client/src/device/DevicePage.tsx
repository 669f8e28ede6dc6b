import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { hasLeft, whenForgotten } from "../connection/forgetting";
import {
  forget,
  forgetEverywhere,
  type Inventory,
  type Kept,
  type Place,
  unsavedWorkshops,
  whatIsKept,
} from "../connection/kept-here";
import { WorkshopMemory } from "../connection/workshop-memory";
import { t } from "../i18n/device";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { LanguageChoice } from "../theme/LanguageChoice";
import { Said } from "../theme/Said";
import { meaningOf, type Until } from "./meaning";
import "./DevicePage.css";

const places = {
  device: "placeDevice",
  tab: "placeTab",
  database: "placeDatabase",
  cache: "placeCache",
  worker: "placeWorker",
  cookie: "placeCookie",
} as const satisfies Record<Place, string>;

const untils = {
  forgotten: "untilForgotten",
  deleted: "untilDeleted",
  workshopDate: "untilWorkshopDate",
  tabClosed: "untilTabClosed",
  browserClosed: "untilBrowserClosed",
  moment: "untilMoment",
} as const satisfies Record<Until, string>;

/** Goes to the part that the address names: the browser did so before it was there. */
function showLinkedPart(): void {
  if (location.hash.length > 1) {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
}

/** What this browser keeps, how it is forgotten, and how accessible the pages are. */
export function DevicePage() {
  useSignalEffect(() => {
    document.title = `${t("title")} · ${t("appName")}`;
  });
  return (
    <main class="device">
      <div class="device-head">
        <a class="button" data-kind="quiet" href="/">
          {t("home")}
        </a>
        <LanguageChoice />
      </div>
      <h1>{t("title")}</h1>
      <KeptHere />
      <section id="accessibility">
        <h2>{t("accessibilityTitle")}</h2>
        <p>{t("accessibilityGoal")}</p>
        <p>{t("accessibilityTested")}</p>
        <p>{t("accessibilityNot")}</p>
        <p>{t("accessibilityKnown")}</p>
        <p>{t("accessibilityContact")}</p>
      </section>
      <p>
        <a href="/licences">{t("licences")}</a>
      </p>
    </main>
  );
}

/** What is said once all was to be forgotten, and this was left. */
function verdictOn({ kept, unknown }: Inventory): "forgotten" | "forgottenKnown" | "stillThere" {
  if (kept.length > 0) {
    return "stillThere";
  }
  return unknown.length > 0 ? "forgottenKnown" : "forgotten";
}

function KeptHere() {
  const inventory = useSignal<Inventory | null>(null);
  const doing = useSignal<"" | "forgetting" | ReturnType<typeof verdictOn>>("");
  useEffect(() => {
    const begin = async () => {
      const left = hasLeft();
      const found = await whatIsKept();
      if (left) {
        inventory.value = await forget(found);
        doing.value = verdictOn(inventory.value);
      } else {
        inventory.value = found;
      }
      requestAnimationFrame(showLinkedPart);
    };
    let looked = begin();
    return whenForgotten(() => {
      looked = looked.then(async () => {
        inventory.value = await whatIsKept();
        if (doing.value !== "" && doing.value !== "forgetting") {
          doing.value = verdictOn(inventory.value);
        }
      });
    });
  }, [inventory, doing]);
  const known = inventory.value;
  const press = async () => {
    if (known === null || doing.value === "forgetting") {
      return;
    }
    doing.value = "forgetting";
    inventory.value = await forgetEverywhere(known);
    doing.value = verdictOn(inventory.value);
  };
  return (
    <>
      <section>
        <h2>{t("keptTitle")}</h2>
        <p>{t("keptWhy")}</p>
        {known === null && <p>{t("looking")}</p>}
        {known?.kept.length === 0 && <p>{t("nothing")}</p>}
        {known !== null && known.kept.length > 0 && (
          <ul class="device-list">
            {known.kept.map((one) => (
              <KeptRow key={`${one.place} ${one.name}`} one={one} />
            ))}
          </ul>
        )}
        {known?.unknown.map((place) => (
          <p key={place}>{t("unknownPlace", { place: t(places[place]) })}</p>
        ))}
      </section>
      <section>
        <h2>{t("forgetTitle")}</h2>
        {known !== null &&
          unsavedWorkshops(known.kept).map((id) => (
            <Banner key={id} tone="late" live="none">
              {t("unsavedHere", { name: nameOf(id) })}
            </Banner>
          ))}
        <p>{t("forgetHint")}</p>
        <div>
          <Button kind="danger" means="forget" disabled={known === null} onClick={press}>
            {t("forget")}
          </Button>
        </div>
        <Said words={doing.value === "" ? "" : t(doing.value)} />
      </section>
    </>
  );
}

function KeptRow({ one }: { one: Kept }) {
  const { meaning, until } = meaningOf(one);
  return (
    <li>
      {t(meaning)}
      <small>
        <code dir="ltr">{one.name}</code> · {t(untils[until])}
      </small>
    </li>
  );
}

/** What the workshop of this id is called, as far as this browser knows. */
function nameOf(id: string): string {
  return new WorkshopMemory(id).state()?.workshop.name ?? id;
}
