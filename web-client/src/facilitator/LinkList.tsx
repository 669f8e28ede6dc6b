import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { dayAndTime } from "../i18n/format";
import type { MadeLink } from "../protocol/links";
import type { WorkshopLink } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { CopyField } from "../theme/CopyField";
import { Limit } from "../theme/Limit";
import { useSaid } from "../theme/Said";
import { AskFirst } from "./AskFirst";
import { useDesk } from "./desk";
import { LinkQr } from "./LinkQr";
import { NotDone } from "./NotDone";
import { PlaceRow } from "./PlaceRow";
import { usePlaces } from "./places";
import { clearIfSent } from "./typed";
import "./LinkList.css";

const LABEL_LENGTH = 60;

/**
 * The links by which others run the workshop or show it: each can be revoked, and more can be made, above the list,
 * which others may make longer.
 */
export function LinkList() {
  const desk = useDesk();
  const links = new Map(desk.workshop.value.links.map((link) => [link.id, link]));
  const places = usePlaces(links);
  return (
    <section class="links" aria-label={t("linksTitle")}>
      <h3>{t("linksTitle")}</h3>
      <NotDone />
      <NewLink />
      <ul>
        {places.map(({ id, entry, gone }) => (
          <LinkRow key={id} link={entry} gone={gone} />
        ))}
      </ul>
    </section>
  );
}

const opensWords = {
  facilitator: "opensDashboard",
  helper: "opensHelper",
  screen: "opensScreen",
} as const satisfies Record<WorkshopLink["opens"], string>;
const choices = Object.keys(opensWords) as WorkshopLink["opens"][];

function nameOf({ label, opens }: WorkshopLink): string {
  if (label !== "") {
    return label;
  }
  return opens === "facilitator" ? t("firstFacilitatorLink") : t("firstScreenLink");
}

function LinkRow({ link, gone }: { link: WorkshopLink; gone: boolean }) {
  const desk = useDesk();
  const name = nameOf(link);
  return (
    <PlaceRow gone={gone} over={t("linkRevoked")}>
      <div class="link-about">
        <bdi>{name}</bdi>
        <span class="field-hint">
          {t(opensWords[link.opens])} · {t("linkMade", { time: dayAndTime(link.createdAt) })}
        </span>
        <span class="field-hint">
          {link.usedAt === null
            ? t("linkNeverUsed")
            : t("linkUsed", { time: dayAndTime(link.usedAt) })}
        </span>
      </div>
      <AskFirst
        question={t("revokeSure")}
        yes={t("reallyRevoke")}
        onYes={() => void desk.run({ type: "revoke-link", link: link.id })}
      >
        {(ask) => (
          <Button size="small" aria-label={t("revokeNamed", { name })} onClick={ask}>
            {t("revoke")}
          </Button>
        )}
      </AskFirst>
    </PlaceRow>
  );
}

/** Makes a link, by one press or with a name of one's own, and shows it this once. */
function NewLink() {
  const desk = useDesk();
  const label = desk.drafts.of("link");
  const field = useRef<HTMLInputElement>(null);
  const opens = useSignal<WorkshopLink["opens"]>("facilitator");
  const made = useSignal<(MadeLink & { readonly name: string }) | null>(null);
  useSaid(made.value === null ? "" : t("linkFor", { name: made.value.name }));
  const making = useRef(false);
  const make = async (kind: WorkshopLink["opens"], name: string) => {
    // A second press is of the same gesture, even where its link has been listed already.
    if (making.current) {
      return;
    }
    making.current = true;
    const link = await desk.makeLink(kind, name);
    making.current = false;
    if (link !== null) {
      made.value = { name, ...link };
      clearIfSent(label, name);
    }
  };
  /** The first name of its kind that no link has, or one that was asked for in vain. */
  const nextName = (kind: WorkshopLink["opens"]) => {
    const names = new Set(desk.workshop.value.links.map((link) => link.label));
    for (let number = 1; ; number++) {
      const name = t("linkNumbered", { opens: t(opensWords[kind]), number });
      if (!names.has(name) || desk.isUnheardLink(kind, name)) {
        return name;
      }
    }
  };
  return (
    <>
      <p class="field-hint">{t("linksHashed")}</p>
      <div class="link-kinds">
        {choices.map((kind) => (
          <Button
            key={kind}
            means={`link after ${made.value?.id}`}
            onClick={() => void make(kind, nextName(kind))}
          >
            {t("newQr", { opens: t(opensWords[kind]) })}
          </Button>
        ))}
      </div>
      <form
        class="new-link"
        onSubmit={(event) => {
          event.preventDefault();
          void make(opens.value, label.value.trim());
        }}
      >
        <label class="field">
          <span>{t("newLinkFor")}</span>
          <input
            ref={field}
            class="input"
            dir="auto"
            required
            maxLength={LABEL_LENGTH}
            placeholder={t("newLinkPlaceholder")}
            value={label.value}
            onInput={(event) => {
              label.value = event.currentTarget.value;
            }}
          />
        </label>
        <Limit field={field} kept={desk.drafts.of("link/rest")} />
        <label class="field">
          <span>{t("newLinkOpens")}</span>
          <select
            class="input"
            value={opens.value}
            onChange={(event) => {
              opens.value = event.currentTarget.value as WorkshopLink["opens"];
            }}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {t(opensWords[choice])}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" disabled={label.value.trim() === ""}>
          {t("makeLink")}
        </Button>
      </form>
      {made.value !== null && (
        <div class="new-link-made">
          <LinkQr qr={made.value.qr} name={made.value.name} />
          <CopyField
            key={made.value.link}
            label={t("linkFor", { name: made.value.name })}
            hint={t("linkOnce")}
            value={made.value.link}
          />
        </div>
      )}
    </>
  );
}
