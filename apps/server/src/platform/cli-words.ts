/** What the command line's library says, in Vietnamese with the English it comes from. */

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "Cách dùng (usage):",
  "Arguments:": "Tham số (arguments):",
  "Options:": "Tùy chọn (options):",
  "Commands:": "Lệnh (commands):",
}

export const titleInWords = (title: string): string => TITLES[title] ?? title

const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.+?)'/u, "không có tùy chọn “$1”"],
  [/^unknown command '(.+?)'/u, "không có lệnh “$1”"],
  [/^missing required argument '(.+?)'/u, "thiếu tham số <$1>"],
  [/^option '(.+?)' argument missing/u, "tùy chọn “$1” thiếu giá trị"],
  [
    /^option '(.+?)' argument '(.*?)' is invalid\./u,
    "giá trị “$2” của tùy chọn “$1” không hợp lệ.",
  ],
  [/Allowed choices are (.+)\.$/mu, "Chỉ nhận: $1."],
  [
    /^too many arguments(?: for '(?:.+?)')?\. Expected (\d+) .*? but got (\d+)/u,
    "thừa tham số: cần $1, có $2",
  ],
  [/\(Did you mean (?:one of )?(.+?)\?\)/u, "(Có phải $1?)"],
]

/** "error: unknown option '--x'" → "Lỗi: không có tùy chọn “--x”". */
export function errorInWords(text: string): string {
  const said = text.replace(/^error: /u, "")
  const told = ERRORS.reduce((now, [pattern, words]) => now.replace(pattern, words), said)
  return said === text ? told : `Lỗi: ${told}`
}
