/** Structured lines for operators. Never personal data: ids, counts, durations, codes. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

const LEVELS = ["info", "warn", "error"] as const
type Level = (typeof LEVELS)[number]

/** One JSON object a line on `write`, by default standard error: standard output is for data. */
export function jsonLog(
  now: () => Date,
  least: Level = "info",
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Log {
  const line = (level: Level) => (fields: object, message: string) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return
    write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`)
  }
  return { info: line("info"), warn: line("warn"), error: line("error") }
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }
