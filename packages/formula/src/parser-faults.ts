import { fold, nearest } from "@tinhso/vietnamese"
import type { Place } from "./ast.ts"
import { stop } from "./fault.ts"
import { functionMeant, functionNames } from "./functions.ts"
import type { Token } from "./lexer.ts"

/** Where a value should stand and none does. */
export function missingOperand(place: Place, { kind, text }: Token): never {
  if (kind === "end") {
    stop("expected", place, {
      vi: "công thức dừng giữa chừng: ở đây cần một giá trị",
      en: "the formula ends too early: a value is expected here",
    })
  }
  if (text === "+") {
    stop("unexpected", place, {
      vi: "không viết dấu + trước một giá trị",
      en: "a value takes no + in front of it",
    })
  }
  stop("expected", place, {
    vi: `ở đây cần một giá trị, không phải “${text}”`,
    en: `a value is expected here, not “${text}”`,
  })
}

type Around = { readonly before: string; readonly after: string }

/** What follows a complete value and cannot. */
export function afterExpression(
  place: Place,
  token: Token,
  around: Around,
  awaited?: ")" | "]",
): never {
  if (token.kind === "sign") afterSign(place, token.text, around, awaited)
  if (token.text.toLowerCase() === "x") {
    stop("unexpected", place, {
      vi: "chữ x không phải là dấu nhân",
      en: "the letter x is no multiplication sign",
      suggestion: "×",
    })
  }
  stop("unexpected", place, {
    vi: `trước “${token.text}” thiếu một phép tính hoặc dấu phân cách${orClosing(awaited, "vi")}`,
    en: `an operator or separator is missing before “${token.text}”${orClosing(awaited, "en")}`,
  })
}

const orClosing = (awaited: string | undefined, language: "vi" | "en") => {
  if (awaited === undefined) return ""
  return language === "vi" ? `, hoặc chưa đóng ${awaited}` : `, or ${awaited} is missing`
}

function afterSign(place: Place, text: string, around: Around, awaited?: string): void {
  switch (text) {
    case ",":
      return comma(place, around)
    case ";":
      return void stop("unexpected", place, {
        vi: "dấu ; chỉ dùng giữa các đối số của hàm",
        en: "; only separates the arguments of a function",
      })
    case "%":
      return void stop("unexpected", place, {
        vi: "dấu % chỉ đứng ngay sau một số, ví dụ 90%",
        en: "% only follows a number, as in 90%",
      })
    case ")":
    case "]":
      return void stop("unexpected", place, {
        vi: awaited === undefined ? `thừa dấu ${text}` : `ở đây cần ${awaited}, không phải ${text}`,
        en: awaited === undefined ? `one ${text} too many` : `${awaited} is expected, not ${text}`,
        suggestion: awaited,
      })
    case "[":
      return void stop("unexpected", place, {
        vi: "phân tổ trong [ ] chỉ đứng ngay sau mã của chỉ số",
        en: "a breakdown in [ ] only follows the code of a measure",
      })
    case "?":
      return void stop("unexpected", place, {
        vi: "“?” không có trong công thức: dùng if(điều_kiện; a; b)",
        en: "“?” does not exist in formulas: use if(condition; a; b)",
        suggestion: "??",
      })
  }
}

function comma(place: Place, { before, after }: Around): void {
  const whole = /[0-9]+$/u.exec(before)?.[0]
  const decimals = /^[0-9]+/u.exec(after)?.[0]
  if (whole !== undefined && decimals !== undefined) {
    stop("decimal-comma", place, {
      vi: "trong công thức phần thập phân viết sau dấu chấm, không sau dấu phẩy",
      en: "in formulas decimals follow a point, not a comma",
      suggestion: `${whole}.${decimals}`,
    })
  }
  stop("unexpected", place, {
    vi: "dấu phẩy chỉ dùng trong các bậc của tier; các đối số cách nhau bằng dấu chấm phẩy",
    en: "the comma only stands in the steps of tier; arguments are separated by semicolons",
    suggestion: ";",
  })
}

export function unknownFunction(place: Place, name: string): never {
  const key = fold(name)
  const suggestion = functionMeant(key) ?? nearest(key, functionNames, 1)[0]?.text
  stop("unknown-function", place, {
    vi: `không có hàm “${name}”; các hàm: ${functionNames.join(", ")}`,
    en: `there is no function “${name}”; functions: ${functionNames.join(", ")}`,
    suggestion,
  })
}
