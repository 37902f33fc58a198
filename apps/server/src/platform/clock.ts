const inVietnam = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" })

/** The day in Vietnam at an instant, "2026-11-21". */
export function dayInVietnam(at: Date): string {
  return inVietnam.format(at)
}
