import type {
  EntryConflict,
  FormMeasure,
  ReportForm,
} from "@tinhso/server/indicators/collections/model"
import type { Written } from "../../grid/clipboard-table.ts"

/** What was typed into one cell and has not reached the server. It outlives the page. */
export interface CellDraft {
  readonly cell: string
  readonly measure: string
  readonly cut: string
  /** What was typed as the value; null where only the note was. */
  readonly written: Written | null
  readonly note: string | null
  /** How sure the value is, where somebody said so. */
  readonly certainty: Certainty | null
  /** The version that was on the screen when somebody typed. */
  readonly base: number
  /** When it was typed, by this machine's clock. */
  readonly at: string
  /** Somebody else changed the cell meanwhile: to be chosen. */
  readonly conflict: EntryConflict | null
  /** Why the server did not take it. */
  readonly refused: string | null
}

/** A value stands, for now, or as an estimate. */
export const CERTAINTIES = ["normal", "provisional", "estimated"] as const
export type Certainty = (typeof CERTAINTIES)[number]

export type Drafts = ReadonlyMap<string, CellDraft>

/** Turns the drafts as they stand into others. */
export type ChangeDrafts = (turn: (now: Drafts) => Drafts) => void

export const cellKey = ({ measure, cut }: { measure: string; cut: string }) => `${measure}\n${cut}`

/** What of a form is needed to read what is typed into it. */
export type FormPart = Pick<ReportForm, "cells" | "rules">

export const measuresOf = (form: FormPart): ReadonlyMap<string, FormMeasure> =>
  new Map(form.rules.measures.map((measure) => [measure.measure, measure]))
