/** Words of the page about what a browser keeps, and about how accessible the pages are. */
export const device = {
  title: "On this device",
  keptTitle: "What is kept on this device",
  keptWhy:
    "Charrette keeps these things in this browser, so that words survive without a network and you are known when you come back. Nothing is kept to follow you, and nothing goes anywhere but to this server.",
  looking: "Looking…",
  nothing: "Nothing of Charrette is kept here.",
  unknownPlace: "This browser does not say what it keeps in: {place}.",
  placeDevice: "its memory of short texts",
  placeTab: "the memory of this tab",
  placeDatabase: "its databases",
  placeCache: "its cache of pages",
  placeWorker: "its helpers for pages without a network",
  placeCookie: "cookies (the server was not reached)",
  chosenLanguage: "The language you chose",
  name: "Your first name, for the next time you join",
  keys: "Whether shortcuts are switched on",
  joinKey: "The key of a join whose answer has not come",
  joinDraft: "A name half typed on the join page",
  createDraft: "A new workshop half typed",
  draft: "Words half typed, which nobody else sees yet",
  state: "The workshop as this device saw it last: its tables, the names at your table, messages",
  activity: "The activity of the workshop",
  dismissed: "The messages you have put away",
  leftover: "Words of yours that have no place on a flipchart",
  unsaved: "A mark: words here may not have reached the server",
  links: "Links of a workshop that was created in this tab",
  flipchart: "A copy of your table’s flipchart",
  offlinePage: "The page itself, to open without a network",
  worker: "What opens the page without a network",
  person: "A cookie by which the server knows you at your table",
  link: "A cookie by which this browser runs, helps in or shows a workshop",
  browser: "A cookie that tells browsers apart when wrong codes are counted",
  other: "Something of another version of Charrette",
  untilForgotten: "until you forget it",
  untilDeleted: "until you forget it, or this page hears that the workshop was deleted",
  untilWorkshopDate: "until the date on which the workshop is deleted",
  untilTabClosed: "until this tab is closed",
  untilBrowserClosed: "until the browser is closed",
  untilMoment: "until it is done with",
  forgetTitle: "Forget it",
  unsavedHere:
    "Words of this workshop on this device may be nowhere else: {name}. Forgetting loses them. Open the workshop and wait for “Saved” to keep them.",
  forgetHint:
    "All of it goes from this browser, and you join anew. What has reached the server stays on the server, until the workshop is deleted.",
  forget: "Forget everything on this device",
  forgetting: "Forgetting…",
  forgotten: "Done. Nothing of Charrette is kept here any longer.",
  stillThere:
    "Some of it could not be deleted; it is listed above. If a workshop is open in another tab, close that and press again.",
  accessibilityTitle: "Accessibility",
  accessibilityGoal:
    "These pages are made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA.",
  accessibilityTested:
    "Tested with each version: every page is checked by axe-core for what a machine can find of WCAG 2.2 A and AA, in English and Spanish, down to 320 pixels; the steps of a workshop are done by keyboard alone; colours, sizes and reduced motion are checked in Chromium.",
  accessibilityNot:
    "Not tested: no people who use screen readers, magnifiers, switches or speech input have tried these pages for us yet. A machine finds only a part of all barriers, so some may be there.",
  accessibilityKnown:
    "Known: what others write into a text field at the same time is not spoken by itself; on the phone’s page “More” has a summary of it. Words that people type are in whatever language they choose, and are not marked with it.",
  accessibilityContact:
    "If something is in your way, tell whoever runs this server or your workshop: Charrette itself knows no address of theirs. A facilitator can write for you, and every flipchart is in an accessible report.",
  home: "To the first page",
} as const;
