import type {
  ImportTarget,
  MeasurementOptions,
  MeasurementReport,
  NewCampaign,
} from "@tinhso/server/coverage/measurements/model"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { upload } from "../../api.ts"

interface Sending {
  readonly file: File
  readonly target: ImportTarget
  readonly commit: boolean
}

interface Doing {
  readonly commit: boolean
  /** The part of the file that has left, 0 to 1. */
  readonly sent: number
  readonly startedAt: number
}

/** A file of measurements that is checked whenever what is said of it changes, and written when one says so. */
export function useMeasurementImport(campaign: string | null) {
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [options, setOptions] = useState<MeasurementOptions>({})
  const [doing, setDoing] = useState<Doing | null>(null)
  const [report, setReport] = useState<MeasurementReport | null>(null)
  const aborting = useRef<AbortController | null>(null)
  const work = useMutation({
    mutationFn: ({ file: sent, target, commit }: Sending) => {
      const form = new FormData()
      form.set("options", JSON.stringify(target))
      form.set("commit", String(commit))
      form.set("file", sent)
      const abort = new AbortController()
      aborting.current = abort
      setDoing({ commit, sent: 0, startedAt: Date.now() })
      return upload<MeasurementReport>("/api/v1/imports/measurements", {
        form,
        signal: abort.signal,
        onProgress: (part) =>
          setDoing((before) => (before === null ? null : { ...before, sent: part })),
      })
    },
    onSettled: () => setDoing(null),
    onSuccess: async (found) => {
      setReport(found)
      if (found.committed) await client.invalidateQueries({ queryKey: ["measured"] })
    },
  })
  const cancelled = work.error?.name === "AbortError"
  const known = campaign === null ? {} : { campaign }
  return {
    file,
    options,
    /** The last one: a refused write leaves what was found on the screen. */
    report,
    error: cancelled ? null : work.error,
    doing,
    cancel: () => aborting.current?.abort(),
    /** Kept as it is now: what was checked is what will be written. */
    choose: async (chosen: File) => {
      const kept = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type })
      setFile(kept)
      setOptions({})
      setReport(null)
      work.mutate({ file: kept, target: known, commit: false })
    },
    say: (more: MeasurementOptions) => {
      const said = { ...options, ...more }
      setOptions(said)
      if (file !== null) work.mutate({ file, target: { ...known, options: said }, commit: false })
    },
    commit: (create: NewCampaign | null) => {
      if (file === null) return
      const target = create === null ? { ...known, options } : { create, options }
      work.mutate({ file, target, commit: true })
    },
  }
}
