/**
 * Copies what a field holds. Plain HTTP has no clipboard: there the text is selected and copied the old
 * way, and when even that fails it stays selected for the keyboard.
 */
export async function copyFrom(
  field: HTMLInputElement | HTMLTextAreaElement | null,
): Promise<"copied" | "copyByHand"> {
  field?.select();
  try {
    if (navigator.clipboard !== undefined) {
      await navigator.clipboard.writeText(field?.value ?? "");
      return "copied";
    }
    return document.execCommand("copy") ? "copied" : "copyByHand";
  } catch {
    return "copyByHand";
  }
}
