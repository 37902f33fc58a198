const inVietnam = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" })

/** The day in Việt Nam now, "2026-11-21". */
export const today = (): string => inVietnam.format(new Date())
