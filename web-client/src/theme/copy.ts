/** So long a clipboard may take, in ms: the old way is open for some seconds after a press. */
const CLIPBOARD_MS = 1_000;

/**
 * Copies what a field holds. Where the clipboard fails or says nothing, and plain HTTP has none, the selected
 * text is copied the old way; when even that fails it stays selected for the keyboard.
 */
export async function copyFrom(
  field: HTMLInputElement | HTMLTextAreaElement | null,
): Promise<"copied" | "copyByHand"> {
  field?.select();
  try {
    // Without what isolates words here: pasted into an address or a name it would be a sign in it.
    const words = (field?.value ?? "").replace(/[\u2066-\u2069]/g, "");
    const written = navigator.clipboard.writeText(words);
    const tooLate = new Promise<never>((_, reject) => setTimeout(reject, CLIPBOARD_MS));
    await Promise.race([written, tooLate]);
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
