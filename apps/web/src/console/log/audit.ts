import type { Language } from "../../i18n/index.ts"
import type { Say } from "../words/index.ts"

/** An entry of the audit log, `GET /api/v1/audit`. */
export interface AuditEntry {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
  readonly previous: string
  readonly hash: string
}

export const FIGURES_IMPORTED = "indicators.import-figures"

const ACTIONS: Readonly<Record<string, readonly [vietnamese: string, english: string]>> = {
  [FIGURES_IMPORTED]: ["nhập số liệu", "imported figures"],
  "registry.import-units": ["nhập danh mục đơn vị", "imported units"],
  "identity.setup-link": ["tạo đường dẫn thiết lập", "made a setup link"],
  "identity.setup": ["tạo quản trị viên đầu tiên", "made the first administrator"],
  "identity.sign-in": ["đăng nhập", "signed in"],
  "identity.sign-in-failed": ["đăng nhập không thành", "failed to sign in"],
  "identity.sign-out": ["đăng xuất", "signed out"],
  "identity.session-ended": ["kết thúc một phiên", "ended a session"],
  "identity.invite": ["mời người mới", "invited someone"],
  "identity.invitation-withdrawn": ["rút lời mời", "withdrew an invitation"],
  "identity.invitation-accepted": ["nhận lời mời", "accepted an invitation"],
  "identity.password": ["đổi mật khẩu", "changed the password"],
  "identity.reset-link": ["tạo đường dẫn đặt lại mật khẩu", "made a reset link"],
  "identity.password-reset": ["đặt lại mật khẩu", "reset the password"],
  "identity.two-factor-begun": ["bắt đầu xác thực hai lớp", "began two-factor"],
  "identity.two-factor-on": ["bật xác thực hai lớp", "turned two-factor on"],
  "identity.two-factor-off": ["tắt xác thực hai lớp", "turned two-factor off"],
  "identity.grant": ["cấp vai trò", "granted a role"],
  "identity.revoke": ["thu hồi vai trò", "revoked a role"],
  "identity.disable": ["khóa tài khoản", "disabled an account"],
  "identity.enable": ["mở lại tài khoản", "enabled an account"],
}

/** The words for an action; one that has none is shown by its code. */
export function actionName(action: string, language: Language): string {
  return ACTIONS[action]?.[language === "en" ? 1 : 0] ?? action
}

/** Who it was: the product, the server's operator, oneself, or a person by name or id. */
export function actorName(
  actor: string,
  names: ReadonlyMap<string, string>,
  self: string | undefined,
  say: Say,
): string {
  if (actor === "system") return say("actor.system")
  if (actor === "operator") return say("actor.operator")
  if (actor === self) return say("actor.self")
  return names.get(actor) ?? actor
}

/** The details in one line: "add: 3, change: 1"; a file's hash by its first twelve digits. */
export function detailsText(details: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) =>
        `${key}: ${typeof value === "string" ? short(value) : JSON.stringify(value)}`,
    )
  return pairs.length === 0 ? "–" : pairs.join(", ")
}

const short = (text: string) => (/^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 12)}…` : text)

/**
 * The number of the newest entry that does not join on to the one before it, in a run of entries
 * newest first; null where they all join. Seals themselves are recomputed by `tinhso audit verify`.
 */
export function brokenAt(entries: readonly AuditEntry[]): number | null {
  for (const [index, entry] of entries.entries()) {
    const older = entries[index + 1]
    if (older === undefined) return entry.seq === 1 && entry.previous !== "" ? 1 : null
    if (older.seq !== entry.seq - 1 || older.hash !== entry.previous) return entry.seq
  }
  return null
}
