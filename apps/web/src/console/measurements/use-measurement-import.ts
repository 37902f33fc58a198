import type {
  ImportTarget,
  MeasurementOptions,
  MeasurementReport,
  NewCampaign,
} from "@tinhso/server/coverage/measurements/model"
import { useState } from "react"
import { snapshot, useFileSending } from "../imports/use-file-sending.ts"

/** A file of measurements that is checked whenever what is said of it changes, and written when one says so. */
export function useMeasurementImport(campaign: string | null) {
  const [file, setFile] = useState<File | null>(null)
  const [options, setOptions] = useState<MeasurementOptions>({})
  const [report, setReport] = useState<MeasurementReport | null>(null)
  const { error, doing, send, cancel } = useFileSending<MeasurementReport, ImportTarget>({
    path: "/api/v1/imports/measurements",
    queryKey: ["measured"],
    onReport: setReport,
  })
  const known = campaign === null ? {} : { campaign }
  return {
    file,
    options,
    /** The last one: a refused write leaves what was found on the screen. */
    report,
    error,
    doing,
    cancel,
    choose: async (chosen: File) => {
      const kept = await snapshot(chosen)
      setFile(kept)
      setOptions({})
      setReport(null)
      send({ file: kept, said: known, commit: false })
    },
    say: (more: MeasurementOptions) => {
      const said = { ...options, ...more }
      setOptions(said)
      if (file !== null) send({ file, said: { ...known, options: said }, commit: false })
    },
    commit: (create: NewCampaign | null) => {
      if (file === null) return
      const said = create === null ? { ...known, options } : { create, options }
      send({ file, said, commit: true })
    },
  }
}
