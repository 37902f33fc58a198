/** The last days of so many months before a day, and the day itself. */
export function monthEnds(day: string, months: number): string[] {
  const [year = 0, month = 1] = day.split("-").map(Number)
  const ends = Array.from({ length: months }, (_one, i) => {
    // Day 0 is the last one of the month before.
    const end = new Date(Date.UTC(year, month - 1 - (months - 1 - i), 0))
    return end.toISOString().slice(0, 10)
  })
  return [...ends, day]
}
