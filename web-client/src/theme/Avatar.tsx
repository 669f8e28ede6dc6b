import type { Hue } from "../protocol/activity";

/** The colours of the palette that people have. */
const hues = ["navy", "teal", "green", "gold", "rose", "violet", "red"] as const satisfies Hue[];

/** Up to two letters for a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((word) => [...(word ?? "")][0])
      : [...(words[0] ?? "")].slice(0, 2);
  return letters.join("").toLocaleUpperCase();
}

/** The hue of a person: the same on every device, because it follows from the id. */
export function personHue(id: string): Hue {
  let hash = 0;
  for (const char of id) {
    hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  }
  return hues[hash % hues.length] ?? "navy";
}

/** A person's initials on a disc of their hue. */
export function Avatar(props: { id: string; name: string }) {
  return (
    <span
      class="avatar"
      role="img"
      aria-label={props.name}
      title={props.name}
      style={{ "--avatar": `var(--${personHue(props.id)})` }}
    >
      {initials(props.name)}
    </span>
  );
}
