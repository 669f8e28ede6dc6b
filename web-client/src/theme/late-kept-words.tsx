/** Words to copy, in a file of their own: nobody has any before their first letter. */
import type { ComponentProps } from "preact";
import { LateFile } from "../connection/late-file";
import { alsoLater } from "./late-part";
// It comes with whatever page may need it.
import "./KeptWords.css";

type Content = typeof import("./KeptWords");

/** It comes when the page has time: those that fetch nothing else for later fetch this. */
export const keptWords = alsoLater(new LateFile<Content>(() => import("./KeptWords")));

/** Until the file is here the words stand there by themselves: it may never come, and they may be nowhere else. */
export function KeptWords(props: ComponentProps<Content["KeptWords"]>) {
  const content = keptWords.content.value;
  return content === null ? (
    <textarea class="input" readOnly dir="auto" aria-label={props.label} value={props.words} />
  ) : (
    <content.KeptWords {...props} />
  );
}
