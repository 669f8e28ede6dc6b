/** Activities whose words can be told from all others on a page. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const latin = "abcdefghijklmnopqrstuvwxyz";
const arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنه";

/** Fields whose texts are the same in all languages, so that they stand without one. */
const alike = new Set(["name", "short", "text", "label"]);

function spelled(text: string): string {
  return text.replace(/[a-z]/giu, (letter) => arabic[latin.indexOf(letter.toLowerCase())] ?? "");
}

function translated(value: Json, key: string): Json {
  if (typeof value === "string") {
    return alike.has(key) ? spelled(value) : value;
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((inner: Json) => translated(inner, key));
  }
  const object = value as { readonly [key: string]: Json };
  return typeof object.en === "string"
    ? spelled(object.en)
    : Object.fromEntries(
        Object.entries(object).map(([name, inner]) => [name, translated(inner, name)]),
      );
}

/** An activity that has English, with every word of it in Arabic letters. */
export function inArabic<A extends object>(activity: A, id: string): A {
  const whole = translated(activity as unknown as Json, "") as unknown as A;
  return { ...whole, id, languages: ["ar"] };
}
