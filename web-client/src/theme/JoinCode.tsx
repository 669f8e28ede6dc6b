import { groupedCode } from "../i18n/format";

/** A join code to be read and typed: its groups keep their order among words from right to left. */
export function JoinCode({ code }: { code: string }) {
  return <bdi dir="ltr">{groupedCode(code)}</bdi>;
}
