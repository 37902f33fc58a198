import type { ImportReport } from "@tinhso/server/indicators/model"
import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useRef, useState } from "react"
import { ApiError, upload } from "../../api.ts"
import { setExpired } from "../session/expiry.ts"

export interface ImportOptions {
  readonly sheet: string | null
  readonly decimal: "comma" | "point" | null
}

export interface Work {
  readonly commit: boolean
  readonly startedAt: number
  /** The part of the file that has been sent, 0 to 1. */
  readonly sent: number
}

interface State {
  readonly file: File | null
  readonly options: ImportOptions
  readonly work: Work | null
  readonly report: ImportReport | null
  readonly error: unknown
  /** The failed request was to write, not only to check. */
  readonly failedCommit: boolean
  readonly cancelled: boolean
}

const PLAIN: ImportOptions = { sheet: null, decimal: null }
const EMPTY: State = {
  file: null,
  options: PLAIN,
  work: null,
  report: null,
  error: null,
  failedCommit: false,
  cancelled: false,
}

function formOf(file: File, options: ImportOptions, commit: boolean): FormData {
  const form = new FormData()
  form.set("commit", String(commit))
  if (options.sheet !== null) form.set("sheet", options.sheet)
  if (options.decimal !== null) form.set("decimal", options.decimal)
  form.set("file", file)
  return form
}

/** The bytes as they are now: what was checked is what will be written, whatever the disk does. */
async function snapshot(file: File): Promise<File> {
  return new File([await file.arrayBuffer()], file.name, { type: file.type })
}

/** One import from choosing a file to having written it. */
export function useImport() {
  const [state, setState] = useState<State>(EMPTY)
  const running = useRef<AbortController | null>(null)
  const client = useQueryClient()

  const run = useCallback(
    async (file: File, options: ImportOptions, commit: boolean) => {
      running.current?.abort()
      const own = new AbortController()
      running.current = own
      const set = (more: Partial<State>) => {
        if (running.current === own) setState((now) => ({ ...now, ...more }))
      }
      const work: Work = { commit, startedAt: Date.now(), sent: 0 }
      set({
        file,
        options,
        work,
        error: null,
        cancelled: false,
        ...(commit ? {} : { report: null }),
      })
      try {
        const report = await upload<ImportReport>("/api/v1/imports/figures", {
          form: formOf(file, options, commit),
          signal: own.signal,
          onProgress: (sent) => set({ work: { ...work, sent } }),
        })
        set({ work: null, report })
        if (commit) await client.invalidateQueries()
      } catch (error) {
        if (own.signal.aborted) return
        const expired = error instanceof ApiError && error.status === 401
        if (expired) setExpired(true)
        // What was checked can still be written after signing in; what was not, is checked again.
        set({ work: null, error: expired && commit ? null : error, failedCommit: commit })
      }
    },
    [client],
  )

  const choose = async (chosen: File) => {
    const file = await snapshot(chosen).catch((error: unknown) => error)
    if (file instanceof File) await run(file, PLAIN, false)
    else setState({ ...EMPTY, file: chosen, error: file })
  }
  const cancel = () => {
    running.current?.abort()
    running.current = null
    setState((now) => ({ ...now, work: null, cancelled: true }))
  }
  const again = (options: ImportOptions = state.options) => {
    if (state.file !== null) void run(state.file, options, false)
  }
  const commit = () => {
    if (state.file !== null) void run(state.file, state.options, true)
  }
  return { ...state, choose, cancel, again, commit, clear: () => setState(EMPTY) }
}

export type Import = ReturnType<typeof useImport>
