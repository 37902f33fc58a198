import fc from "fast-check"
import { expect, test } from "vitest"
import { figure, measure, parts, period, place, shippedChecks } from "../../testing/figures.ts"
import type { Figure } from "../model.ts"
import { runChecks } from "./run-checks.ts"

const checks = shippedChecks().filter(({ kind }) => kind === "parts-sum")
const outcome = (figures: readonly Figure[], id = "a-01"): string =>
  runChecks(figures, checks).find((one) => one.figure === id)?.outcome ?? "none"
const said = (figures: readonly Figure[]): string =>
  runChecks(figures, checks)
    .map(({ explanation }) => explanation)
    .join(" ")
const share = measure({ code: "s_pct", unitOfMeasure: "%", share: true })

test.each([
  ["parts that sum", "=", "22", "a=5; b=10; c=7", "pass"],
  ["parts that do not", "=", "22", "a=5; b=12; c=7", "fail"],
  ["a tenth and two tenths", "=", "0.3", "a=0.1; b=0.2", "pass"],
  ["a hundredth too many", "=", "0.3", "a=0.1; b=0.21", "fail"],
  ["more than what they sum to", ">", "22", "a=12; b=12", "pass"],
  ["more than all that they sum to", ">", "24", "a=12; b=12", "fail"],
  ["at least what they sum to", ">=", "24", "a=12; b=12", "pass"],
  ["at most less", "<=", "20", "a=12; b=12", "fail"],
  ["about what they sum to", "~", "25", "a=12; b=12", "pass"],
  ["about something else", "~", "50", "a=12; b=12", "fail"],
  ["an open part below the whole", "=", "30", "a=12; b=>12", "pass"],
  ["an open part that alone is too many", "=", "30", "a=12; b=>18", "fail"],
  ["a part that is no number", "=", "30", "a=12; b=?", "pass"],
  ["known parts that are too many already", "=", "30", "a=31; b=?", "fail"],
  ["no parts", "=", "22", "", "none"],
  ["a single part", "=", "22", "a=22", "pass"],
  ["large numbers", "=", "12345678901234567891", "a=12345678901234567890; b=1", "pass"],
  [
    "large numbers that a float would call equal",
    "=",
    "12345678901234567892",
    "a=12345678901234567890; b=1",
    "fail",
  ],
] as const)("%s: %s%s against %s is %s", (_name, comparator, exact, breakdown, expected) => {
  expect(outcome([figure({ comparator, exact, breakdown: parts(breakdown) })])).toBe(expected)
})

test.each([
  ["thirds of a hundred per cent", "100", "a=33.3; b=33.3; c=33.3", "pass"],
  ["shares that miss by more than rounding", "100", "a=33.3; b=33.3; c=32.3", "fail"],
  ["whole per cents", "22", "a=5; b=12; c=7", "fail"],
])("in per cent, rounding is let be: %s", (_name, exact, breakdown, expected) => {
  expect(outcome([figure({ measure: share, exact, breakdown: parts(breakdown) })])).toBe(expected)
})

const part = (id: string, exact: string | null, change: Partial<Figure> = {}): Figure =>
  figure({ id, exact, whole: "a-01", relation: "part", ...change })

test.each<[string, Figure[], string]>([
  ["figures that sum to their whole", [part("b", "40"), part("c", "60")], "pass"],
  ["figures that do not", [part("b", "40"), part("c", "61")], "fail"],
  ["a part without a number leaves room", [part("b", "40"), part("c", null)], "pass"],
  ["but not below nothing", [part("b", "140"), part("c", null)], "fail"],
  [
    "a part in another unit is another rule's",
    [part("b", "40", { unitOfMeasure: "mast" })],
    "none",
  ],
  [
    "a part of another year is another rule's",
    [part("b", "40", { period: period("2020") })],
    "none",
  ],
  [
    "a part of another year leaves room beside one of this year",
    [part("b", "99", { period: period("2020") }), part("c", "60")],
    "pass",
  ],
  [
    "but the part of this year alone is too many",
    [part("b", "1", { period: period("2020") }), part("c", "101")],
    "fail",
  ],
  [
    "the provinces of a country",
    [
      part("b", "40", { place: place({ id: "22", level: "district" }) }),
      part("c", "60", { place: place({ id: "24", level: "district" }) }),
    ],
    "pass",
  ],
  ["a target that is part of an observation", [part("b", "40", { kind: "target" })], "none"],
  ["subsets do not sum", [part("b", "40", { relation: "subset" })], "none"],
])("%s", (_name, others, expected) => {
  expect(outcome([figure(), ...others])).toBe(expected)
})

test("parts named in the breakdown need not all be figures", () => {
  const whole = figure({ breakdown: parts("x=40; y=60") })
  expect(outcome([whole, part("b", "60")])).toBe("pass")
  expect(outcome([whole, part("b", "59")])).toBe("fail")
  expect(said([whole, part("b", "59")])).toBe(
    "59 = 59, không bằng 100 (thiếu 41); hãy đối chiếu với văn bản gốc.",
  )
})

test("a breakdown and figures that are wrong in the same way are told once", () => {
  const whole = figure({ exact: "24", breakdown: parts("x=10; y=12") })
  expect(said([whole, part("b", "10"), part("c", "12")])).toBe(
    "10 + 12 = 22, không bằng 24 (thiếu 2); hãy đối chiếu với văn bản gốc.",
  )
})

test("many parts are shortened, numbers as Vietnam writes them", () => {
  const many = Array.from({ length: 10 }, (_, at) => `p${at}=1000.5`).join("; ")
  expect(said([figure({ exact: "10005.0", breakdown: parts(many) })])).toBe(
    `${Array.from({ length: 8 }, () => "1.000,5").join(" + ")} + … (còn 2 mục) = 10.005,0.`,
  )
})

const decimals = fc
  .tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.constantFrom(0, 1, 2, 3))
  .map(([digits, scale]) => ({ digits: BigInt(digits) * 10n ** BigInt(3 - scale), scale: 3 }))
const thousandths = (digits: bigint): string => {
  const text = String(digits).padStart(4, "0")
  return `${text.slice(0, -3)}.${text.slice(-3)}`
}

test("parts made to sum are never flagged, and always when the whole is changed", () => {
  fc.assert(
    fc.property(
      fc.array(decimals, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).filter((by) => by !== 0),
      (list, by) => {
        const total = list.reduce((sum, { digits }) => sum + digits, 0n)
        const breakdown = list.map(({ digits }, at) => ({
          label: `p${at}`,
          exact: thousandths(digits),
        }))
        expect(outcome([figure({ exact: thousandths(total), breakdown })])).toBe("pass")
        const changed = total + BigInt(by)
        if (changed < 0n) return
        expect(outcome([figure({ exact: thousandths(changed), breakdown })])).toBe("fail")
      },
    ),
  )
})
