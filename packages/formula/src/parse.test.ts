import { expect, test } from "vitest"
import type { Fault } from "./fault.ts"
import { format } from "./format.ts"
import { MAX_LENGTH, parse } from "./parse.ts"

function canonical(text: string): string {
  const parsed = parse(text)
  return parsed.ok ? format(parsed.ast) : `${parsed.errors[0].at}: ${parsed.errors[0].en}`
}

function faultOf(text: string): Fault {
  const parsed = parse(text)
  if (parsed.ok) throw new Error(`${text} was accepted`)
  return parsed.errors[0]
}

test.each([
  ["typographic signs are signs", "(a − b) × c ÷ d ≥ e", "(a - b) * c / d >= e"],
  ["Vietnamese words are words", "không a = b và c > 1 hoặc đúng", "not a = b and c > 1 or true"],
  [
    "words and functions in capitals are the same",
    "IF(a > 1 AND b < 2; Min(a; b); MISSING)",
    "if(a > 1 and b < 2; min(a; b); missing)",
  ],
  ["a percent literal may be set off by a space", "90 % * a", "90% * a"],
  ["a no-break space is a space", "a\u00a0+\u00a0b", "a + b"],
  ["decomposed letters are composed", "hộ".normalize("NFD"), "hộ"],
  ["minus binds tighter than times", "-a * b", "-a * b"],
  ["?? binds loosest", "a / b ?? 0", "a / b ?? 0"],
  [
    "brackets stay where they change the meaning",
    "a - (b - c) / (d * (e ?? 1))",
    "a - (b - c) / (d * (e ?? 1))",
  ],
  ["brackets go where they do not", "((a) + ((b * c)))", "a + b * c"],
  ["quoted codes keep what no word may hold", '\'bn-08\' + "không" + "x"', '"bn-08" + "không" + x'],
  [
    "a breakdown is sorted",
    "bts[technology=4G; area='nông thôn']",
    'bts[area="nông thôn"; technology=4G]',
  ],
  [
    "defaults are left out",
    "round(a; 0) + prev(a; 1) + each(a; sum) + rank(a; high)",
    "round(a) + prev(a) + each(a) + rank(a)",
  ],
  ["steps of tier are pairs", "tier( x ; 0.9 , 20 ; -1.5,-3 )", "tier(x; 0.9,20; -1.5,-3)"],
  ["a number that reads as thousands keeps a zero more", "1.5960", "1.5960"],
  ["lines may be broken", "if(a > 0;\n  1;\n  0)", "if(a > 0; 1; 0)"],
])("%s", (_name, text, expected) => {
  expect(canonical(text)).toBe(expected)
})

test.each([
  ["an unknown function", "a + tire(b; 1,2)", 5, "unknown-function", "tier"],
  ["a Vietnamese name of a function", "làm_tròn(a)", 1, "unknown-function", "round"],
  ["too many arguments", "1 + abs(a; b)", 5, "arguments", null],
  ["too few arguments", "if(a > 0; 1)", 1, "arguments", null],
  ["a bracket left open", "2 * (a + b", 5, "expected", null],
  ["a bracket too many", "a + b)", 6, "unexpected", null],
  ["a wrong bracket", "max(a; b]", 9, "unexpected", ")"],
  ["a decimal comma", "1,5 * a", 2, "decimal-comma", "1.5"],
  ["a decimal comma in an argument", "min(a; 0,05)", 9, "decimal-comma", "0.05"],
  ["a decimal comma in a step", "tier(a; 0,9,20)", 9, "argument", null],
  ["commas between arguments", "min(a, b)", 6, "unexpected", ";"],
  ["group points", "1.234.567 * a", 1, "number", "1234567"],
  ["a number of two readings", "a > 1.596", 5, "number", "1596"],
  ["a code that begins with a digit", "4g / bts", 1, "number", '"4g"'],
  ["a full-width character", "a ＋ b", 3, "character", "+"],
  ["a full-width bracket", "min（a; b)", 4, "character", "("],
  ["curly quotes", "“bn-08” + 1", 1, "quote", '"'],
  ["a quote left open", 'a + "bn-08', 5, "quote", null],
  ["a dash from Word", "a – b", 3, "character", "-"],
  ["a colon for division", "a : b", 3, "character", "/"],
  ["the letter x for times", "a x b", 3, "unexpected", "×"],
  ["two equal signs", "a == b", 3, "character", "="],
  ["an invisible character", "a\u200b + b", 2, "character", null],
  ["comparisons in a chain", "1 < a < 5", 7, "chained-comparison", null],
  ["a percent sign after a code", "a% * b", 2, "unexpected", null],
  ["a missing operator", "a b", 3, "unexpected", null],
  ["an end too early", "a + ", 5, "expected", null],
  ["two operators", "a * / b", 5, "expected", null],
  ["nothing", " ", 1, "empty", null],
  ["decimals of round that are no number", "round(a; b)", 10, "argument", null],
  ["decimals of round beyond fifteen", "round(a; 16)", 10, "argument", null],
  ["a threshold that is a calculation", "tier(a; 1/2,3)", 10, "argument", null],
  ["an unknown aggregate", "each(a; summ)", 9, "argument", "sum"],
  ["a breakdown chosen twice", "bts[t=4G; t=5G]", 13, "breakdown", null],
  ["a breakdown without a value", "bts[t=]", 7, "expected", null],
  ["a number too large", `${"9".repeat(400)} * a`, 1, "number", null],
  ["a place after letters of two code units", "'🙂' + 1,5", 8, "decimal-comma", "1.5"],
])("%s is refused at its column", (_name, text, at, code, suggestion) => {
  expect(faultOf(text)).toMatchObject({ at, code, suggestion })
})

test("a fault tells what to write in both languages", () => {
  expect(faultOf("1,5 * a")).toEqual({
    at: 2,
    end: 3,
    code: "decimal-comma",
    suggestion: "1.5",
    vi: "trong công thức phần thập phân viết sau dấu chấm, không sau dấu phẩy; có phải “1.5”?",
    en: "in formulas decimals follow a point, not a comma; did you mean “1.5”?",
  })
})

const many = 10_000
test.each([
  ["brackets", `${"(".repeat(many)}a${")".repeat(many)}`],
  ["brackets left open", "(".repeat(many)],
  ["signs", `${"-".repeat(many)}a`],
  ["words", `${"not ".repeat(many)}a`],
  ["sums", `a${"+a".repeat(many)}`],
  ["calls", `${"abs(".repeat(many)}a${")".repeat(many)}`],
  ["alternatives", `a${" ?? a".repeat(many - 1)}`],
])("ten thousand nested %s are refused as too deep", (_name, text) => {
  expect(faultOf(text).code).toBe("too-deep")
})

test("growth of growth of growth has an end", () => {
  expect(parse(`${"growth(".repeat(5)}a${")".repeat(5)}`).ok).toBe(true)
  expect(faultOf(`${"growth(".repeat(6)}a${")".repeat(6)}`)).toMatchObject({
    at: 36,
    code: "too-deep",
  })
})

test("as many levels as are allowed are read", () => {
  expect(parse(`${"(".repeat(150)}a${")".repeat(150)}`).ok).toBe(true)
  expect(parse(`a${"+a".repeat(150)}`).ok).toBe(true)
})

test("a text beyond any formula is refused unread", () => {
  expect(faultOf("(".repeat(MAX_LENGTH + 1)).code).toBe("too-long")
})
