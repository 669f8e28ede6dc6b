import { browserslist } from "../package.json" with { type: "json" };

/** The oldest browsers that the pages are built for, as caniuse names them: "ios_saf 15.4". */
export const oldest: readonly string[] = browserslist;

/** The same as Vite names them: "ios15.4". */
export const targets = oldest.map((name) => name.replace("ios_saf", "ios").replace(" ", ""));
