/**
 * Says in the address bar where the page is. A browser may refuse, as Safari does what is done very often:
 * then the bar says something else, and the page goes on.
 */
export function showAddress(path: string): void {
  try {
    history.replaceState(history.state, "", path);
  } catch (error) {
    console.info("The address could not be changed:", error);
  }
}
