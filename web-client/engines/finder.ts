/** What somebody looks for on a page: the kind of a thing, and what its name says. */
export interface Target {
  readonly kind: "button" | "link" | "field" | "choice" | "heading";
  readonly name: string;
}

export interface Found {
  /** Where its middle is in what is shown, CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** The words in it, or its value. */
  readonly text: string;
  /** Whether a press there reaches it, and counts. */
  readonly free: boolean;
}

/** Finds a thing, and scrolls to it for who is to press it; null while it is not there. Runs in the page. */
export function find({ kind, name }: Target, toPress = false): Found | null {
  const kinds = {
    button: "button, summary",
    link: "a[href]",
    field: "textarea, select, input:not([type=radio], [type=checkbox])",
    choice: "input[type=radio], input[type=checkbox]",
    heading: "h1, h2, h3",
  };
  const plain = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (element: Element): string => {
    const label = element.getAttribute("aria-label");
    const labels = (element as HTMLInputElement).labels;
    return plain(label ?? labels?.[0]?.textContent ?? element.textContent);
  };
  // Behind an open dialog nothing can be used.
  const root = document.querySelector("dialog[open]") ?? document;
  const named = [...root.querySelectorAll(kinds[kind])].filter(
    (element) => element.getClientRects().length > 0 && nameOf(element).includes(name),
  );
  const element = named.find((one) => nameOf(one) === name) ?? named[0];
  if (element === undefined) {
    return null;
  }
  if (toPress) {
    element.scrollIntoView({ block: "center", inline: "center" });
  }
  const box = element.getBoundingClientRect();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  const resting = (element as HTMLButtonElement).disabled || element.closest("[data-settling]");
  return {
    x,
    y,
    text: "value" in element && kind === "field" ? `${element.value}` : plain(element.textContent),
    free: hit !== null && (element.contains(hit) || hit.contains(element)) && !resting,
  };
}
