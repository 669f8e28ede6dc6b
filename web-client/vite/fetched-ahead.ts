import type { ResolveModulePreloadDependenciesFn } from "vite";
import { sharedNames } from "./shared-files.ts";

/** The late parts of a phone's page that somebody waits for; all others come when there is time. */
const waitedFor = /\/(CardsSheet|TextSheetView)-/;

const onThePage = new RegExp(`/(phone|${sharedNames.join("|")})-[\\w-]+\\.js$`);

/** A phone's page, and what it shares with others. */
const hosts = new RegExp(`^assets/(phone|${sharedNames.join("|")})-`);

/**
 * What is fetched together with a late part, since the part needs it. A phone's page would name every file of
 * every part for that, which is half a kilobyte of names: it names what the sheets need and it has not got.
 * Its styles are on the page already.
 */
export const fetchedAhead: ResolveModulePreloadDependenciesFn = (
  part,
  needed,
  { hostId, hostType },
) => {
  if (hostType === "html" || !hosts.test(hostId)) {
    return needed;
  }
  return waitedFor.test(`/${part}`)
    ? needed.filter((file) => file.endsWith(".js") && !onThePage.test(`/${file}`))
    : [];
};
