import "./EitherWords.css";

/** The words of a button with the room of others that it may have, so that nothing beside it moves (SPEC W45). */
export function EitherWords({ words, others }: { words: string; others: readonly string[] }) {
  return (
    <span class="either-words">
      <span>{words}</span>
      {others.map((other) => (
        <span key={other} aria-hidden="true">
          {other}
        </span>
      ))}
    </span>
  );
}
