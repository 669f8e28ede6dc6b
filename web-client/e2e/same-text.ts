import { Phone } from "./phone";
import type { Venue } from "./venue";

/** Two people of one table with its pitch before them. */
export async function twoPhones(venue: Venue): Promise<[Phone, Phone]> {
  const workshop = await venue.workshop("Same sentence", ["Detroit, MI"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 1 });
  await amara.sheet("Pitch");
  await jo.sheet("Pitch");
  return [amara, jo];
}

/** Puts the caret of the pitch between two characters, as a tap does. */
export async function putCaret(phone: Phone, index: number): Promise<void> {
  await phone.field("pitch").evaluate((field: HTMLTextAreaElement, at) => {
    field.focus();
    field.setSelectionRange(at, at);
  }, index);
}

export function caretOf(phone: Phone): Promise<number> {
  return phone.field("pitch").evaluate((field: HTMLTextAreaElement) => field.selectionStart);
}
