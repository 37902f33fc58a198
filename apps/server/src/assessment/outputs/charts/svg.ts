/** The colours of the light theme, and the type of the pages, in the drawing itself. */
const STYLE = `text{font-family:'Be Vietnam Pro','Segoe UI',Roboto,Arial,sans-serif;font-size:12px;fill:#1a2228}
.title{font-size:15px;font-weight:600}.note,.tick{font-size:11px;fill:#53606a}.value{font-weight:600}
.axis{stroke:#9aa7b1}.grid{stroke:#d8dfe4}.bar{fill:#2c7fb0}.box{fill:#9cc8e3;stroke:#2c7fb0}.range{stroke:#2c7fb0;stroke-width:2}
.median{stroke:#8a2f00;stroke-width:2}.band{stroke:#8a2f00;stroke-width:3;stroke-linecap:round}.dot{fill:#1a2228}
.cell-0{fill:#fff}.cell-1{fill:#eef5fa}.cell-2{fill:#d3e6f2}.cell-3{fill:#9cc8e3}.cell-4{fill:#5ba3cd}.cell-none{fill:#fff;stroke:#d8dfe4}`

export const WIDTH = 720
const HEAD = 58
const FOOT = 30

export interface Drawing {
  readonly title: string
  /** All of it in words, for people who do not see it. */
  readonly description: string
  readonly height: number
  readonly content: string
}

/** A drawing as a file of its own, and its size in pixels. */
export interface Chart {
  readonly svg: string
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
}

/** Letters as XML takes them: control letters left out, the rest escaped. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")

/** Text at a place; what is longer than there is room for ends in "…". */
export function textAt(
  words: string,
  x: number,
  y: number,
  more: {
    readonly kind?: string
    readonly anchor?: "start" | "middle" | "end"
    readonly most?: number
  } = {},
): string {
  const { kind, anchor = "start", most = 200 } = more
  const shown = words.length > most ? `${words.slice(0, most - 1)}…` : words
  const className = kind === undefined ? "" : ` class="${kind}"`
  return `<text${className} x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(shown)}</text>`
}

export const lineAt = (kind: string, x1: number, y1: number, x2: number, y2: number): string =>
  `<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`

export const rectAt = (kind: string, x: number, y: number, width: number, height: number) =>
  `<rect class="${kind}" x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(height)}"/>`

/** Two decimals: the same numbers give the same bytes on every machine. */
export const round = (value: number): number => Math.round(value * 100) / 100

/** A drawing with its title, description and source, its letters as text. */
export function chartOf({ title, description, height, content }: Drawing, source: string): Chart {
  const total = HEAD + height + FOOT
  const svg = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total}" width="${WIDTH}" height="${total}" role="img" aria-labelledby="t d" lang="vi"><title id="t">${escaped(title)}</title><desc id="d">${escaped(description)}</desc><style>${STYLE}</style><rect width="${WIDTH}" height="${total}" fill="#ffffff"/>${titleLines(title)}<g transform="translate(0 ${HEAD})">${content}</g>${textAt(source, 16, total - 10, { kind: "note", most: 110 })}</svg>
`
  return { svg, width: WIDTH, height: total, title, description }
}

const LETTERS = 84

function titleLines(title: string): string {
  if (title.length <= LETTERS) return textAt(title, 16, 26, { kind: "title" })
  const at = title.lastIndexOf(" ", LETTERS)
  return (
    textAt(title.slice(0, at), 16, 22, { kind: "title" }) +
    textAt(title.slice(at + 1), 16, 42, { kind: "title", most: LETTERS })
  )
}
