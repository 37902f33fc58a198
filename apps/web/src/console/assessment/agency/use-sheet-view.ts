import { useMemo, useRef, useState, useEffect } from "react"
import { useSearchParams } from "react-router"
import { SHEET_FILTERS, SHEET_ORDERS, type SheetFilter, type SheetOrder } from "./sheet-rows.ts"

/** What of a sheet is shown: kept in the address, so that it can be sent and comes back. */
export function useSheetView() {
  const [shown, setParams] = useSearchParams()
  // At once, not after the address: keys that follow Enter are meant for the first field.
  const [at, setAt] = useState(shown.get("mo") ?? "")
  const filter = SHEET_FILTERS.find((one) => one === shown.get("loc")) ?? "tat-ca"
  const order = SHEET_ORDERS.find((one) => one === shown.get("xep")) ?? "bo-chi-so"
  const params = useRef(setParams)
  useEffect(() => {
    params.current = setParams
  })
  const turns = useMemo(() => {
    const change = (next: Readonly<Record<string, string | null>>) =>
      params.current((now) => changed(now, next), { replace: true, preventScrollReset: true })
    return {
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
  }, [])
  /** `at`: the criterion that is open; "" where none is. */
  return useMemo(() => ({ filter, order, at, ...turns }), [filter, order, at, turns])
}

function changed(
  now: URLSearchParams,
  next: Readonly<Record<string, string | null>>,
): URLSearchParams {
  for (const [key, value] of Object.entries(next)) {
    if (value === null) now.delete(key)
    else now.set(key, value)
  }
  return now
}

export type SheetView = ReturnType<typeof useSheetView>
