import { type ReadonlySignal, signal } from "@preact/signals";
import type { ComponentType, FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { fetchForLater, LateFile } from "../connection/late-file";
import { fetchAllWords, fetchWordsOfNew } from "../i18n/language";
import { t } from "../i18n/shared";
import { Button } from "./Button";
import { Said } from "./Said";

/** A part of a page that is in a file of its own. */
export interface LatePart<P> extends FunctionComponent<P> {
  /** Fetches the file before the part is shown; rejects when it cannot be had. */
  fetch(): Promise<void>;
}

const onThisPage = new Set<{ fetch(): Promise<void> }>();

/** What the page may need later besides its parts. */
export function alsoLater<T>(file: LateFile<T>): LateFile<T> {
  onThisPage.add(file);
  return file;
}

/** It is said in the part's place. */
const told = () => {};

/**
 * Makes a component out of one that comes in a file of its own: the file is fetched when the part is
 * first shown, or when the page has time for it. Until then a sentence stands in its place; of a quiet
 * part, which nobody waits for, nothing does, and it comes when the page has time.
 *
 * @param load fetches the file; it is not unpacked here, where each part would bring the script for that
 * @param name what the file calls the component
 */
export function latePart<N extends string, P extends object>(
  load: () => Promise<Record<N, ComponentType<P>>>,
  name: N,
  quiet = false,
): LatePart<P> {
  const file = new LateFile(async (): Promise<ComponentType<P>> => {
    const part = await load();
    await fetchWordsOfNew();
    return part[name];
  });
  const Part = (props: P) => {
    const Content = file.content.value;
    useEffect(() => void (quiet || file.fetch().catch(told)), []);
    if (Content !== null) {
      return <Content {...props} />;
    }
    return quiet ? null : file.failed.value ? (
      <div class="late-part">
        <Said urgent words={t("partMissing")} />
        <Button onClick={() => void file.fetchAgain()}>{t("tryAgain")}</Button>
      </div>
    ) : (
      <p class="late-part">{t("partComing")}</p>
    );
  };
  const late = Object.assign(Part, { fetch: () => file.fetch() });
  onThisPage.add(late);
  return late;
}

const missing = signal(false);

/** Whether something that nobody waits for could not be had, after some attempts; until it has come after all. */
export const partsMissing: ReadonlySignal<boolean> = missing;

/**
 * Fetches all that the page may still need, also the words of other languages, so that nothing has to be
 * fetched where there is no network, or from a server that was changed. Never rejects; ends once all is here.
 */
export function fetchLateParts(): Promise<void> {
  return fetchForLater(async () => {
    const parts = await Promise.allSettled([...onThisPage].map((part) => part.fetch()));
    // They bring words of their own.
    await fetchAllWords();
    // They may bring parts of their own, too.
    if (onThisPage.size > parts.length || parts.some(({ status }) => status === "rejected")) {
      throw new Error("some parts did not come");
    }
  }, missing);
}
