import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { upload } from "../../api.ts"

/** What every import tells besides its rows. */
interface Told {
  readonly committed: boolean
}

/** Sends a form with a file to an address; the report that comes back. */
export const sendTo =
  <Report extends Told>(path: string): ((form: FormData) => Promise<Report>) =>
  (form) =>
    upload<Report>(path, { form, signal: new AbortController().signal, onProgress: () => {} })

/** A file that is checked when it is chosen and written when one says so: all of it or nothing. */
export function useCheckedUpload<Report extends Told>(send: (form: FormData) => Promise<Report>) {
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const work = useMutation({
    mutationFn: ({ sent, commit }: { sent: File; commit: boolean }) => {
      const form = new FormData()
      form.set("commit", String(commit))
      form.set("file", sent)
      return send(form)
    },
    onSuccess: async ({ committed }) => {
      if (committed) await client.invalidateQueries()
    },
  })
  return {
    file,
    report: work.data ?? null,
    error: work.error,
    busy: work.isPending,
    /** Kept as it is now: what was checked is what will be written. */
    choose: async (chosen: File) => {
      const sent = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type })
      setFile(sent)
      work.mutate({ sent, commit: false })
    },
    commit: () => {
      if (file !== null) work.mutate({ sent: file, commit: true })
    },
  }
}
