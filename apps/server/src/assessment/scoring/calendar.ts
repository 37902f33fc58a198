import type { RoundCalendar } from "../model.ts"

/** What is wrong with a calendar; empty where it makes sense. */
export function calendarProblems(calendar: RoundCalendar): string[] {
  const { dataStarts, dataEnds, selfOpens, selfCloses, verifyCloses, appealCloses, publishFrom } =
    calendar
  const { evidence, reply } = calendar
  const instants = [
    ["mở tự chấm", selfOpens],
    ["hạn tự chấm", selfCloses],
    ["hạn thẩm định", verifyCloses],
    ["hạn phúc tra", appealCloses],
    ...(reply === undefined
      ? []
      : ([
          ["mở lấy ý kiến", reply.opens],
          ["hạn lấy ý kiến", reply.closes],
        ] as const)),
    ["công bố", publishFrom],
  ] as const
  const problems = dataEnds < dataStarts ? ["kỳ số liệu kết thúc trước khi bắt đầu"] : []
  instants.forEach(([name, instant], i) => {
    const before = instants[i - 1]
    if (before !== undefined && Date.parse(instant) < Date.parse(before[1])) {
      problems.push(`${name} trước ${before[0]}`)
    }
  })
  return evidence === undefined ? problems : [...problems, ...evidenceProblems(calendar, evidence)]
}

/** Documents come in while agencies score themselves or beside it, and before the last verdict. */
function evidenceProblems(
  { selfOpens, selfCloses, verifyCloses }: RoundCalendar,
  { opens, closes }: NonNullable<RoundCalendar["evidence"]>,
): string[] {
  const order = [
    ["mở minh chứng", opens, "hạn minh chứng", closes],
    ["mở minh chứng", opens, "hạn tự chấm", selfCloses],
    ["mở tự chấm", selfOpens, "hạn minh chứng", closes],
    ["hạn minh chứng", closes, "hạn thẩm định", verifyCloses],
  ] as const
  return order.flatMap(([name, first, next, then]) =>
    Date.parse(then) < Date.parse(first)
      ? [`${next} (${told(then)}) trước ${name} (${told(first)})`]
      : [],
  )
}

/** In time until the instant itself; a second later is late. */
export const inTime = (now: Date, until: string): boolean => now.getTime() <= Date.parse(until)

export const hasBegun = (now: Date, from: string): boolean => now.getTime() >= Date.parse(from)

const HANOI = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "medium",
})

/** "17:00:00 30/9/2026", as clocks in Vietnam show it. */
export const told = (instant: string): string => HANOI.format(new Date(instant))
