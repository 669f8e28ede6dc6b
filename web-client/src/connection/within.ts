/** Settles as something does, and fails when it has not after so many milliseconds. */
export function within<T>(ms: number, something: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  });
  return Promise.race([something, tooLate]).finally(() => clearTimeout(timer));
}
