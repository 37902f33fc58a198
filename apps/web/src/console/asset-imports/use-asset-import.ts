import type {
  AssetImportOptions,
  AssetImportReport,
} from "@tinhso/server/registry/assets/import/model"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { upload } from "../../api.ts"

interface Sending {
  readonly file: File
  readonly options: AssetImportOptions
  readonly commit: boolean
}

interface Doing {
  readonly commit: boolean
  /** The part of the file that has left, 0 to 1. */
  readonly sent: number
  readonly startedAt: number
}

/** A list of assets that is checked whenever the file or what is said of it changes, and written when one says so. */
export function useAssetImport() {
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [options, setOptions] = useState<AssetImportOptions>({})
  const [doing, setDoing] = useState<Doing | null>(null)
  const aborting = useRef<AbortController | null>(null)
  const work = useMutation({
    mutationFn: ({ file: sent, options: said, commit }: Sending) => {
      const form = new FormData()
      form.set("options", JSON.stringify(said))
      form.set("commit", String(commit))
      form.set("file", sent)
      const abort = new AbortController()
      aborting.current = abort
      setDoing({ commit, sent: 0, startedAt: Date.now() })
      return upload<AssetImportReport>("/api/v1/imports/assets", {
        form,
        signal: abort.signal,
        onProgress: (part) =>
          setDoing((before) => (before === null ? null : { ...before, sent: part })),
      })
    },
    onSettled: () => setDoing(null),
    onSuccess: async ({ committed }) => {
      if (committed) await client.invalidateQueries()
    },
  })
  const cancelled = work.error?.name === "AbortError"
  return {
    file,
    options,
    report: work.data ?? null,
    error: cancelled ? null : work.error,
    doing,
    cancel: () => aborting.current?.abort(),
    /** Kept as it is now: what was checked is what will be written. */
    choose: async (chosen: File) => {
      const kept = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type })
      setFile(kept)
      setOptions({})
      work.mutate({ file: kept, options: {}, commit: false })
    },
    say: (more: AssetImportOptions) => {
      const said = { ...options, ...more }
      setOptions(said)
      if (file !== null) work.mutate({ file, options: said, commit: false })
    },
    commit: () => {
      if (file !== null) work.mutate({ file, options, commit: true })
    },
  }
}
