/** A database of updates on this device, in promises that reject when the browser fails, at whatever call. */

const STORE = "updates";

/** Opens the database, and makes it where there is none; may never settle, as browsers go. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Does something with the updates; settles when that is done for good. */
function change<T>(
  db: IDBDatabase,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode);
    const result = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export async function readUpdates(db: IDBDatabase): Promise<unknown[]> {
  return (await change(db, "readonly", (store) => store.getAll())).result;
}

export async function addUpdate(db: IDBDatabase, update: Uint8Array): Promise<void> {
  await change(db, "readwrite", (store) => store.add(update));
}

/** Puts something in place of all that is there, also of what other pages have added. */
export async function replaceUpdates(
  db: IDBDatabase,
  replace: (updates: unknown[]) => unknown[],
): Promise<void> {
  await change(db, "readwrite", (store) => {
    const request = store.getAll();
    request.onsuccess = () => {
      const put = replace(request.result);
      store.clear();
      for (const record of put) {
        store.add(record);
      }
    };
  });
}

/** Removes the database, when nobody has it open any more; may never settle. */
export function dropDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
