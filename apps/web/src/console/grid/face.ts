import type { ReactNode } from "react"
import type { Written } from "./clipboard-table.ts"

/** A column of a grid; its cells are named by its id. */
export interface GridColumn {
  readonly id: string
  readonly title: string
  /** A width as style sheets write it: "8rem", "minmax(12rem, 2fr)". */
  readonly width: string
  readonly kind: "head" | "number" | "text"
}

/** What is said of a cell under it, while one stands on it or types. */
export interface CellWord {
  readonly tone: "bad" | "warn" | "info"
  readonly text: string
  /** Answers to a question; Alt and their number choose them. */
  readonly choices?: readonly { readonly label: string; readonly choose: () => void }[]
}

/** How one cell looks and what one may do with it. */
export interface CellFace {
  readonly written: Written
  /** Drawn instead of the text while nobody types. */
  readonly shown?: ReactNode
  /** Can be typed into. */
  readonly open: boolean
  readonly mark?: "bad" | "warn" | "unsent" | "chosen"
  readonly word?: CellWord
  /** What Enter and a click do where there is nothing to type. */
  readonly press?: () => void
}
