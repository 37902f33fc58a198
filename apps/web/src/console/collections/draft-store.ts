import type { CellDraft } from "./draft/cell-draft.ts"
import type { ReportId } from "./queries.ts"

/**
 * Drafts in this browser, by account, report and cell. They outlive the page, the connection and
 * the session: nothing typed is lost until the server has it or somebody throws it away.
 */
export interface DraftStore {
  readonly load: (report: ReportId) => Promise<CellDraft[]>
  /** Keeps some cells and forgets others, together. */
  readonly keep: (
    report: ReportId,
    keep: readonly CellDraft[],
    forget: readonly string[],
  ) => Promise<void>
  /** How many cells of which reports wait in this browser. */
  readonly waiting: () => Promise<readonly (ReportId & { readonly cells: number })[]>
}

interface Row {
  readonly account: string
  readonly collection: string
  readonly unit: string
  readonly cell: string
  readonly draft: CellDraft
}

const STORE = "drafts"

/** The drafts of one account; two accounts on one machine do not see each other's. */
export function draftStore(account: string): DraftStore {
  return {
    async load({ collection, unit }) {
      const rows = await all([account, collection, unit])
      return rows.map(({ draft }) => draft)
    },
    async keep({ collection, unit }, keep, forget) {
      await within("readwrite", async (store) => {
        for (const cell of forget) store.delete([account, collection, unit, cell])
        for (const draft of keep) {
          store.put({ account, collection, unit, cell: draft.cell, draft } satisfies Row)
        }
      })
    },
    async waiting() {
      const counts = new Map<string, ReportId & { cells: number }>()
      for (const { collection, unit } of await all([account])) {
        const key = `${collection}\n${unit}`
        const known = counts.get(key) ?? { collection, unit, cells: 0 }
        counts.set(key, { ...known, cells: known.cells + 1 })
      }
      return [...counts.values()]
    },
  }
}

/** Every row whose key begins like `from`: an array sorts after every text. */
const all = (from: readonly string[]) =>
  within("readonly", (store) =>
    resultOf<Row[]>(store.getAll(IDBKeyRange.bound([...from], [...from, []]))),
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
