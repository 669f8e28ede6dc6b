/** Whether this browser keeps cookies of this site: without them nobody is known after the next call. */
export function keepsCookies(): boolean {
  const probe = "charrette-probe=1; SameSite=Strict; Path=/";
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not there on plain HTTP
    document.cookie = probe;
    const kept = document.cookie.split("; ").includes("charrette-probe=1");
    // biome-ignore lint/suspicious/noDocumentCookie: as above
    document.cookie = `${probe}; Max-Age=0`;
    return kept;
  } catch {
    return false; // forbidden altogether
  }
}
