/** The id in a page's address, such as `/facilitate/{id}`. */
export function workshopIdOf(pathname: string): string {
  return decodeURIComponent(pathname.split("/")[2] ?? "");
}
