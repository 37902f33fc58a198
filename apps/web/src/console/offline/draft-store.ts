/** What the drafts are of: one unit in one collection of reports, or in one round of scoring. */
interface Place {
  readonly collection: string
  readonly unit: string
}

interface Draft {
  readonly cell: string
}

/** How many cells of one report or sheet wait in this browser. */
export interface Waiting extends Place {
  readonly cells: number
}

/**
 * Drafts in this browser, by account, report and cell. They outlive the page, the connection and
 * the session: nothing typed is lost until the server has it or somebody throws it away.
 */
export interface DraftStore<D extends Draft> {
  readonly load: (place: Place) => Promise<D[]>
  /** Keeps some cells and forgets others, together. */
  readonly keep: (place: Place, keep: readonly D[], forget: readonly string[]) => Promise<void>
  readonly waiting: () => Promise<readonly Waiting[]>
}

interface Row<D extends Draft> {
  readonly account: string
  readonly collection: string
  readonly unit: string
  readonly cell: string
  readonly draft: D
}

const STORE = "drafts"
/** Rounds of scoring stand beside collections under a name that no collection has. */
const PREFIX = { reports: "", scores: "cham-diem/", verdicts: "tham-dinh/" } as const
export type DraftKind = keyof typeof PREFIX

/** The drafts of one account; two accounts on one machine do not see each other's. */
export function draftStore<D extends Draft>(account: string, kind: DraftKind): DraftStore<D> {
  const prefix = PREFIX[kind]
  const own = (collection: string) =>
    kind === "reports" ? !collection.includes("/") : collection.startsWith(prefix)
  return {
    async load({ collection, unit }) {
      const rows = await all<D>([account, prefix + collection, unit])
      return rows.map(({ draft }) => draft)
    },
    async keep({ collection, unit }, keep, forget) {
      await within("readwrite", async (store) => {
        const place = { account, collection: prefix + collection, unit }
        for (const cell of forget) store.delete([account, place.collection, unit, cell])
        for (const draft of keep) {
          store.put({ ...place, cell: draft.cell, draft } satisfies Row<D>)
        }
      })
    },
    async waiting() {
      const counts = new Map<string, Place & { cells: number }>()
      for (const { collection, unit } of await all<D>([account])) {
        if (!own(collection)) continue
        const place = { collection: collection.slice(prefix.length), unit }
        const key = `${collection}\n${unit}`
        counts.set(key, { ...place, cells: (counts.get(key)?.cells ?? 0) + 1 })
      }
      return [...counts.values()]
    },
  }
}

/** Every row whose key begins like `from`: an array sorts after every text. */
const all = <D extends Draft>(from: readonly string[]) =>
  within("readonly", (store) =>
    resultOf<Row<D>[]>(store.getAll(IDBKeyRange.bound([...from], [...from, []]))),
  )

let opened: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("tinhso", 1)
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore(STORE, {
        keyPath: ["account", "collection", "unit", "cell"],
      })
    })
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error ?? new Error("indexedDB")))
  })
  opened.catch(() => (opened = null))
  return opened
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = (await database()).transaction(STORE, mode, { durability: "strict" })
  const ended = new Promise<void>((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve())
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")))
    transaction.addEventListener("error", () => reject(transaction.error ?? new Error("failed")))
  })
  const [result] = await Promise.all([work(transaction.objectStore(STORE)), ended])
  return result
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error ?? new Error("indexedDB")))
  })
}
