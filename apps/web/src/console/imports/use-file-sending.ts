import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { upload } from "../../api.ts"

/** What every import tells besides its rows. */
interface Told {
  readonly committed: boolean
}

interface Sending<Said> {
  readonly file: File
  /** What is said beside the file; null for an import without options. */
  readonly said: Said
  readonly commit: boolean
}

interface Doing {
  readonly commit: boolean
  /** The part of the file that has left, 0 to 1. */
  readonly sent: number
  readonly startedAt: number
}

interface Destination<Report> {
  readonly path: string
  /** What else is stale once a file was written; everything without it. */
  readonly queryKey?: QueryKey
  readonly onReport?: (report: Report) => void
}

/** The bytes as they are now: what was checked is what will be written, whatever the disk does. */
export const snapshot = async (file: File): Promise<File> =>
  new File([await file.arrayBuffer()], file.name, { type: file.type })

/** Sends a file with what is said of it, to be checked or to be written, as far as it is not cancelled. */
export function useFileSending<Report extends Told, Said>(to: Destination<Report>) {
  const client = useQueryClient()
  const [doing, setDoing] = useState<Doing | null>(null)
  const aborting = useRef<AbortController | null>(null)
  const work = useMutation({
    mutationFn: ({ file, said, commit }: Sending<Said>) => {
      const form = new FormData()
      if (said !== null) form.set("options", JSON.stringify(said))
      form.set("commit", String(commit))
      form.set("file", file)
      const abort = new AbortController()
      aborting.current = abort
      setDoing({ commit, sent: 0, startedAt: Date.now() })
      return upload<Report>(to.path, {
        form,
        signal: abort.signal,
        onProgress: (part) =>
          setDoing((before) => (before === null ? null : { ...before, sent: part })),
      })
    },
    onSettled: () => setDoing(null),
    onSuccess: async (report) => {
      to.onReport?.(report)
      if (!report.committed) return
      await client.invalidateQueries(to.queryKey === undefined ? {} : { queryKey: to.queryKey })
    },
  })
  return {
    /** Of the last sending, with what was said in it; null until it is answered. */
    report: work.data ?? null,
    said: work.variables?.said ?? null,
    error: work.error?.name === "AbortError" ? null : work.error,
    doing,
    send: work.mutate,
    cancel: () => aborting.current?.abort(),
  }
}
