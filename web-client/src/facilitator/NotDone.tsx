import { Said } from "../theme/Said";
import { useDesk } from "./desk";
import { refusalWords } from "./words";

/** Why the last control did not happen, within a dialog: where the dashboard says so (Notices.tsx) is behind it. */
export function NotDone() {
  const refusal = useDesk().refusal.value;
  return refusal === null ? null : <Said urgent words={refusalWords(refusal)} />;
}
