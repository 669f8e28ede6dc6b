/** A QR code as the server draws it (SPEC H9). */
export interface Code {
  /** What it is: of a join code, the link itself; "" where the page says it. */
  readonly title: string;
  /** The length of a side, and what is dark, as the data of an SVG path. */
  readonly side: number;
  readonly path: string;
}

/** Reads the picture of a code; throws when it is none. */
export function readCode(answer: unknown): Code {
  const svg = new DOMParser().parseFromString(String(answer), "image/svg+xml");
  const title = svg.querySelector("title")?.textContent?.trim() ?? "";
  const side = Number(svg.documentElement.getAttribute("viewBox")?.split(" ").at(-1));
  const path = [...svg.querySelectorAll("path")].at(-1)?.getAttribute("d");
  if (!path || !(side > 0)) {
    throw new Error("not the picture of a code");
  }
  return { title, side, path };
}
