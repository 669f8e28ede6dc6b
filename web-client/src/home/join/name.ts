/** The name one gave last on this device. */
import { recall, remember } from "../../connection/memory";

const KEY = "charrette-name";

export function rememberedName(): string {
  return recall(KEY) ?? "";
}

export function rememberName(name: string): void {
  remember(KEY, name);
}
