/**
 * Copies what a field holds. Where the clipboard fails, and plain HTTP has none, the selected text is
 * copied the old way; when even that fails it stays selected for the keyboard.
 */
export async function copyFrom(
  field: HTMLInputElement | HTMLTextAreaElement | null,
): Promise<"copied" | "copyByHand"> {
  field?.select();
  try {
    await navigator.clipboard.writeText(field?.value ?? "");
    return "copied";
  } catch {
    // none here, or not allowed
  }
  try {
    return document.execCommand("copy") ? "copied" : "copyByHand";
  } catch {
    return "copyByHand";
  }
}
