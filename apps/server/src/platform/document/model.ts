/** A piece of text of one look. */
export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** In points; that of the paragraph's style without it. */
  readonly size?: number
  /** An address that opens where the text is clicked. */
  readonly link?: string
}

export type Align = "left" | "center" | "right" | "both"

export interface Paragraph {
  readonly kind: "paragraph"
  readonly runs: readonly Run[]
  readonly align?: Align
  /** A heading stands in the outline of the document. */
  readonly heading?: 1 | 2
  /** How far the first line is moved in, in millimetres. */
  readonly firstLine?: number
  /** Space above and below, in points. */
  readonly before?: number
  readonly after?: number
  /** Stays on the page of what follows. */
  readonly keepNext?: boolean
  /** Moved in from the left, in millimetres. */
  readonly indent?: number
}

export interface Cell {
  /** One paragraph each. */
  readonly lines: readonly (readonly Run[])[]
  readonly align?: Align
  /** How many columns it takes. */
  readonly span?: number
  /** Six hexadecimal digits. */
  readonly shade?: string
  /** A line below the text, in the middle, so long in millimetres. */
  readonly rule?: number
}

export interface Table {
  readonly kind: "table"
  /** In millimetres. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
  /** How many rows are repeated on every page. */
  readonly headRows: number
  readonly borders: boolean
  /** Of the letters, in points. */
  readonly size: number
}

export interface Picture {
  readonly kind: "picture"
  readonly png: Buffer
  /** In millimetres. */
  readonly width: number
  readonly height: number
  /** What it shows, for people who do not see it. */
  readonly alt: string
}

export type Block = Paragraph | Table | Picture | { readonly kind: "page-break" }

export interface DocumentText {
  readonly title: string
  readonly landscape: boolean
  /** In millimetres. */
  readonly margins: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  /** What stands above every page: that it is a draft. */
  readonly mark: string | null
  readonly blocks: readonly Block[]
  /** The day that the file tells of itself. */
  readonly at: Date
}
