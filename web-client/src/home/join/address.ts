/** What a join link says: `/j/{code}` or `/j/{code}/{table}`. */
import { normaliseCode } from "../../protocol/join-code";

export function readAddress(path: string): { code: string; table: number | null } {
  const [, code, table] = /^\/j\/([^/]+)(?:\/(\d{1,4}))?\/?$/.exec(path) ?? [];
  return {
    code: code === undefined ? "" : normaliseCode(decoded(code)),
    table: table === undefined ? null : Number(table),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
