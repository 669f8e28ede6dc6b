/** Values that anybody at the table may have written, made fit to be shown or stored. */

/** The longest name, in code units. */
export const NAME_LENGTH = 120;

/** The longest address of a card's page, in code units. */
export const LINK_LENGTH = 500;

/** A text of at most so many code units; "" for what is none. */
export function words(value: unknown, most: number): string {
  return typeof value === "string" ? clip(value, most) : "";
}

/** Cuts a text to a length without cutting a character in half. */
export function clip(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** Only addresses that a browser opens as a page; anything else, such as `javascript:`, is none. */
export function webAddress(value: unknown): string {
  const text = words(value, LINK_LENGTH).trim();
  if (text === "") {
    return "";
  }
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
    const open = url.protocol === "http:" || url.protocol === "https:";
    return open && url.hostname.includes(".") ? url.href : "";
  } catch {
    return "";
  }
}
