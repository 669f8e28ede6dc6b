import { matching } from "../theme/matching";

/**
 * Whether the page is as large as a tablet's: the room's column is a drawer, and who asked for help stands in a
 * strip. As in Dashboard.css, where the page itself does not scroll.
 */
export const onTablet = matching(
  "(min-width: 640px) and (max-width: 999px) and (min-height: 800px), (min-width: 1000px) and (max-width: 1199px) and (min-height: 640px)",
);
