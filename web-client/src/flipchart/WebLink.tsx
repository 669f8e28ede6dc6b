import type { ComponentChild } from "preact";
import { t } from "../i18n/flipchart";
import { webAddress } from "./values";
import "./Guidance.css";

/** A link to a page of somebody else's, which opens beside this one. */
export function WebLink(props: { url: string; label: ComponentChild }) {
  const address = webAddress(props.url);
  if (address === "") {
    return null;
  }
  return (
    <a class="web-link" href={address} target="_blank" rel="noopener noreferrer">
      {props.label ?? <bdi dir="ltr">{readable(address)}</bdi>}
      <span aria-hidden="true"> ↗</span>
      <span class="visually-hidden"> {t("opensElsewhere")}</span>
    </a>
  );
}

function readable(address: string): string {
  const { hostname, pathname } = new URL(address);
  const words = hostname.replace(/^www\./, "") + pathname.replace(/\/$/, "");
  return words.length > 48 ? `${words.slice(0, 47)}…` : words;
}
