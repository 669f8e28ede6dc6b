/** The activities that a workshop can be created with, as the server lists them. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { persist } from "../../connection/persist";
import { readersLanguages } from "../../i18n/language";
import { type ActivityChoice, readActivities } from "../../protocol/creating";
import { fetchActivities } from "./calls";

export class ActivityList {
  readonly #listed = signal<unknown>([]);
  readonly #settled = signal(false);
  /** Each in the language of its reader that it has; none until the list has come. */
  readonly choices: ReadonlySignal<readonly ActivityChoice[]> = computed(() =>
    readActivities(this.#listed.value, readersLanguages.value),
  );

  /** Whether the list has come, or was refused. */
  get settled(): ReadonlySignal<boolean> {
    return this.#settled;
  }

  /** The places that an activity offers, in a workshop's language: its people read what is given. */
  placesOf(id: string, language: string): readonly string[] {
    const choices = readActivities(this.#listed.value, [language]);
    return choices.find((choice) => choice.id === id)?.places.map(({ name }) => name) ?? [];
  }

  /** Asks until there is an answer, or the page has left. Never rejects. */
  async fetch(left: AbortSignal): Promise<void> {
    try {
      this.#listed.value = await persist(fetchActivities, { signal: left, waiting: () => {} });
    } catch {
      // Given up, or refused: the server takes its first activity, and places are typed.
    }
    this.#settled.value = true;
  }

  /** Asks once more, after a change. Never rejects. */
  async refresh(): Promise<void> {
    try {
      this.#listed.value = await fetchActivities();
    } catch (error) {
      console.info("The activities could not be listed again:", error);
    }
  }
}

export function useActivityList(): ActivityList {
  const list = useMemo(() => new ActivityList(), []);
  useEffect(() => {
    const left = new AbortController();
    void list.fetch(left.signal);
    return () => left.abort();
  }, [list]);
  return list;
}
