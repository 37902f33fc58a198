import { createContext, type ReactNode, useContext } from "react"
import { type Import, useImport } from "./use-import.ts"

const ImportContext = createContext<Import | null>(null)

/** Keeps the chosen file and its report while one looks at other screens. */
export function ImportProvider({ children }: { children: ReactNode }) {
  const current = useImport()
  return <ImportContext value={current}>{children}</ImportContext>
}

export function useCurrentImport(): Import {
  const found = useContext(ImportContext)
  if (found === null) throw new Error("useCurrentImport outside of ImportProvider")
  return found
}
