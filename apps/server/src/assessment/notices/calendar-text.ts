import { ICalCalendar, ICalCalendarMethod } from "ical-generator"

/** A deadline as a calendar shows it. */
export interface CalendarEntry {
  /** The same for as long as the deadline exists, whenever it is. */
  readonly uid: string
  readonly due: string
  readonly title: string
  readonly text: string
  readonly url: string | null
}

/** Deadlines as RFC 5545: instants in UTC, so that every calendar shows them on its own clock. */
export function calendarText(entries: readonly CalendarEntry[], now: Date): string {
  const calendar = new ICalCalendar({
    name: "Tỉnh Số – thời hạn",
    prodId: { company: "tinhso", product: "tinhso", language: "VI" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  })
  for (const { uid, due, title, text, url } of entries) {
    calendar.createEvent({
      id: uid,
      stamp: now,
      start: new Date(due),
      summary: title,
      description: text,
      ...(url === null ? {} : { url }),
    })
  }
  return calendar.toString()
}
