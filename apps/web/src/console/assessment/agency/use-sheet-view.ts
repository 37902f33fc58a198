import { useCallback, useState } from "react"
import { useSearchParams } from "react-router"
import { SHEET_FILTERS, SHEET_ORDERS, type SheetFilter, type SheetOrder } from "./sheet-rows.ts"

/** What of a sheet is shown: kept in the address, so that it can be sent and comes back. */
export function useSheetView() {
  const [params, setParams] = useSearchParams()
  // At once, not after the address: keys that follow Enter are meant for the first field.
  const [at, setAt] = useState(params.get("mo") ?? "")
  const filter = SHEET_FILTERS.find((one) => one === params.get("loc")) ?? "tat-ca"
  const order = SHEET_ORDERS.find((one) => one === params.get("xep")) ?? "bo-chi-so"
  const change = useCallback(
    (next: Readonly<Record<string, string | null>>) =>
      setParams(
        (now) => {
          for (const [key, value] of Object.entries(next)) {
            if (value === null) now.delete(key)
            else now.set(key, value)
          }
          return now
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  )
  return {
    filter,
    order,
    /** The criterion that is open; "" where none is. */
    at,
    setFilter: (next: SheetFilter) => change({ loc: next === "tat-ca" ? null : next }),
    setOrder: (next: SheetOrder) => change({ xep: next === "bo-chi-so" ? null : next }),
    /** Opens one criterion, whatever is filtered. */
    open: (code: string) => {
      setAt(code)
      change({ mo: code, loc: null })
    },
    toggle: (code: string | null) => {
      setAt(code ?? "")
      change({ mo: code })
    },
  }
}

export type SheetView = ReturnType<typeof useSheetView>
