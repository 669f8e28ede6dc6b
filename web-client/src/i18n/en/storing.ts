/** Words for when the server can store nothing. */
export const storing = {
  onPhone:
    "The server cannot store anything at the moment. Go on: your words stay on this page. Leave it open: they are stored as soon as it can.",
  onDashboard:
    "The server cannot store anything at the moment: controls do nothing until it can. What tables write stays on the pages of their phones, as long as these are open, and is stored then.",
} as const;
