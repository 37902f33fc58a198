/** An e-mail address, a phone number of Viet Nam, fourteen to sixteen digits as IMEI and IMSI have. */
const PERSONAL = [
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/u,
  /^(?:\+?84|0)[ .-]?[35789](?:[ .-]?\d){8}$/u,
  /^\d{14,16}$/u,
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu,
  /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/iu,
]

/** Whether a text can only be about a person or one device: it is kept nowhere. */
export const isPersonalText = (text: string): boolean =>
  PERSONAL.some((pattern) => pattern.test(text.trim()))

/** Whether a column is about persons by what stands in it, whatever its heading says. */
export function isPersonalColumn(samples: readonly string[]): boolean {
  const filled = samples.filter((text) => text.trim() !== "")
  return filled.length > 0 && filled.filter(isPersonalText).length * 2 >= filled.length
}
