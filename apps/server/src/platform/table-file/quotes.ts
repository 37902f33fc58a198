export interface QuoteProblem {
  /** Line of the text, from 1, where the quote stands. */
  readonly line: number
  readonly why: string
}

type State = "start" | "plain" | "quoted" | "closed"

/**
 * The first quotation mark that makes a delimited text unreadable: one that is never closed,
 * one inside an unquoted cell, or letters after a closing one. Null where all are in order.
 */
export function findQuoteProblem(text: string, delimiter: string): QuoteProblem | null {
  let line = 1
  let opened = 0
  let state: State = "start"
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter === "\n" || (letter === "\r" && text[at + 1] !== "\n")) line += 1
    const next = after(state, letter, delimiter)
    if (next === "stray") return stray(line)
    if (next === "afterClosing") return afterClosing(line, opened, letter)
    if (next === "quoted" && state === "start") opened = line
    state = next
  }
  return state === "quoted" ? unclosed(opened) : null
}

function after(state: State, letter: string, delimiter: string): State | "stray" | "afterClosing" {
  if (state === "quoted") return letter === '"' ? "closed" : "quoted"
  if (letter === '"') return state === "plain" ? "stray" : "quoted"
  if (letter === delimiter || letter === "\n" || letter === "\r") return "start"
  return state === "closed" ? "afterClosing" : "plain"
}

const unclosed = (line: number): QuoteProblem => ({
  line,
  why: `dấu ngoặc kép mở ở dòng ${line} không được đóng đến hết tệp.`,
})

const stray = (line: number): QuoteProblem => ({
  line,
  why: 'có dấu ngoặc kép giữa ô. Ô có dấu ngoặc kép phải đặt trong ngoặc kép và viết đôi: "trường ""A""".',
})

const afterClosing = (line: number, opened: number, letter: string): QuoteProblem => ({
  line,
  why:
    `sau dấu ngoặc kép đóng còn ký tự “${letter}” (ngoặc mở ở dòng ${opened}). ` +
    "Dấu ngoặc kép bên trong ô phải viết đôi.",
})
