import { fold } from "@tinhso/vietnamese"

export const PASSWORD_LENGTH = 14

export interface PasswordRules {
  readonly count: number
  readonly long: boolean
  readonly varied: boolean
  readonly notOwn: boolean
  readonly met: boolean
}

/**
 * What a new password must be, told while it is typed; the server has the last word. `own` are the
 * person's name and e-mail: a part of them of four letters or more may not stand in the password.
 */
export function passwordRules(password: string, own: readonly string[]): PasswordRules {
  const letters = Array.from(password.normalize("NFC"))
  const folded = fold(password).replaceAll(/\s+/g, "")
  const parts = own
    .flatMap((text) => [fold(text).replaceAll(/\s+/g, ""), fold(text.split("@")[0] ?? "")])
    .map((part) => part.trim())
    .filter((part) => part.length >= 4)
  const count = letters.length
  const long = count >= PASSWORD_LENGTH
  const varied = new Set(letters).size >= 5
  const notOwn = count > 0 && !parts.some((part) => folded.includes(part))
  return { count, long, varied, notOwn, met: long && varied && notOwn }
}
