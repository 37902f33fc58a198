/** From which day until before which day a unit or an organisation exists. */
export interface Lifetime {
  readonly name: string
  readonly opened: string | null
  readonly closed: string | null
}

interface Asked {
  /** Who leads, decides and confirms: they act today. */
  readonly bodies: readonly { readonly pointer: string; readonly id: string }[]
  readonly participants: readonly string[]
  readonly lifetimes: ReadonlyMap<string, Lifetime>
  readonly today: string
  readonly dataStarts: string
  readonly dataEnds: string
}

const existsIn = ({ opened, closed }: Lifetime, from: string, until: string): boolean =>
  (opened === null || opened <= until) && (closed === null || closed > from)

const dayInWords = (day: string) => day.split("-").toReversed().map(Number).join("/")

/**
 * Who cannot take part in a round. Whoever leads, decides or confirms must exist today. An agency
 * must exist today or have existed in the data period: merged ones are scored for what they did.
 */
export function presenceProblems(asked: Asked): { pointer: string; detail: string }[] {
  const { bodies, participants, lifetimes, today, dataStarts, dataEnds } = asked
  return [
    ...bodies.flatMap(({ pointer, id }) => {
      const found = lifetimes.get(id)
      if (id === "VN" || (found !== undefined && existsIn(found, today, today))) return []
      return [{ pointer, detail: whyAbsent(id, found, today) }]
    }),
    ...participants.flatMap((id, i) => {
      const found = lifetimes.get(id)
      const there =
        found !== undefined &&
        (existsIn(found, today, today) || existsIn(found, dataStarts, dataEnds))
      return there
        ? []
        : [{ pointer: `/participants/${i}/unit`, detail: whyAbsent(id, found, today) }]
    }),
  ]
}

function whyAbsent(id: string, found: Lifetime | undefined, today: string): string {
  if (found === undefined) return `không có đơn vị “${id}”`
  const { name, opened, closed } = found
  if (opened !== null && opened > today) return `${name} (${id}) đến ${dayInWords(opened)} mới có`
  return `${name} (${id}) không còn từ ${dayInWords(closed ?? "")}`
}
