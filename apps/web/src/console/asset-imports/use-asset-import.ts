import type {
  AssetImportOptions,
  AssetImportReport,
} from "@tinhso/server/registry/assets/import/model"
import { useState } from "react"
import { snapshot, useFileSending } from "../imports/use-file-sending.ts"

/** A list of assets that is checked whenever the file or what is said of it changes, and written when one says so. */
export function useAssetImport() {
  const [file, setFile] = useState<File | null>(null)
  const [options, setOptions] = useState<AssetImportOptions>({})
  const { report, error, doing, send, cancel } = useFileSending<
    AssetImportReport,
    AssetImportOptions
  >({ path: "/api/v1/imports/assets" })
  return {
    file,
    options,
    report,
    error,
    doing,
    cancel,
    choose: async (chosen: File) => {
      const kept = await snapshot(chosen)
      setFile(kept)
      setOptions({})
      send({ file: kept, said: {}, commit: false })
    },
    say: (more: AssetImportOptions) => {
      const said = { ...options, ...more }
      setOptions(said)
      if (file !== null) send({ file, said, commit: false })
    },
    commit: () => {
      if (file !== null) send({ file, said: options, commit: true })
    },
  }
}
