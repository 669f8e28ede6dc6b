import { useEffect } from "preact/hooks";
import { announce, type Say } from "./announcer";

/** Has words said aloud as they come to be true, and when they change. */
export function useSaid(words: string, { urgent = false }: Say = {}): void {
  useEffect(() => announce(words, { urgent }), [words, urgent]);
}

/** Words on the page that are said aloud, too; its place stays where there are none. */
export function Said(props: {
  words: string;
  urgent?: boolean;
  as?: "p" | "span";
  class?: string;
  id?: string;
}) {
  const { as: Element = "p", words, urgent = false } = props;
  useSaid(words, { urgent });
  return (
    <Element class={props.class} id={props.id}>
      {words}
    </Element>
  );
}
