import { type Static, Type } from "typebox"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/**
 * What a person may do, over a unit and everything below it. An administrator is also an editor,
 * everybody is also a reader; a verifier is never an editor of the same units.
 */
export const Role = Type.Union([
  Type.Literal("administrator"),
  Type.Literal("editor"),
  Type.Literal("verifier"),
  Type.Literal("reader"),
])
export type Role = Static<typeof Role>

/** A unit's id, opaque here; "VN" is everywhere. */
export const EVERYWHERE = "VN"
export const GrantUnit = Type.String({ pattern: "^[0-9A-Z][0-9A-Z.-]{0,30}$" })

export const Id = Type.String({ pattern: "^[0-9A-Za-z_-]{8,64}$" })
const Instant = Type.String({ description: "ISO 8601, UTC" })
const Token = Type.String({ pattern: "^[A-Za-z0-9_-]{20,200}$" })

export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: "^[A-Za-z0-9.!#$%&*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$",
})
export const PersonName = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: "^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u001f\\u007f\\s][^\\u0000-\\u001f\\u007f]*$",
})
/** Long enough is checked by the rule, which says what is missing. */
const Password = Type.String({ maxLength: 256 })
const Code = Type.String({
  minLength: 6,
  maxLength: 24,
  description: "Six digits, or a recovery code",
})

export const Grant = Type.Object({
  id: Id,
  role: Role,
  unitId: GrantUnit,
  grantedAt: Instant,
  /** A user's id, "system" or "operator". */
  grantedBy: Type.String(),
})
export type Grant = Static<typeof Grant>

export const Account = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  twoFactor: Type.Boolean(),
})
export type Account = Static<typeof Account>

/** Who I am. Signed out is an answer, not a failure: `user` is null. */
export const Me = Type.Object({
  user: Nullable(Account),
  grants: Type.Array(Grant),
  /** No administrator exists yet: the setup link printed at start is the way in. */
  setupNeeded: Type.Boolean(),
})
export type Me = Static<typeof Me>

/** `POST /api/v1/identity/setup`: the first administrator, by the link printed at start. */
export const SetupRequest = Type.Object({
  token: Token,
  email: Email,
  name: PersonName,
  password: Password,
})

/**
 * `POST /api/v1/identity/sign-in`. Where two-factor is on and `code` is missing, the answer is a 401
 * of type `urn:tinhso:loi:can-ma-xac-thuc`: ask for the code and send all three.
 */
export const SignInRequest = Type.Object({
  email: Type.String({ maxLength: 254, pattern: "^[^\\u0000-\\u001f]*$" }),
  password: Password,
  code: Type.Optional(Code),
})

/** `POST /api/v1/identity/password`. Ends every other session. */
export const PasswordRequest = Type.Object({ current: Password, next: Password })

export const Session = Type.Object({
  id: Id,
  startedAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  /** The browser as it named itself. */
  client: Type.String(),
  current: Type.Boolean(),
})
export type Session = Static<typeof Session>

/** `idle`: not seen for 45 days, disabled until an administrator enables it again. */
export const AccountState = Type.Union([
  Type.Literal("active"),
  Type.Literal("idle"),
  Type.Literal("disabled"),
])
export type AccountState = Static<typeof AccountState>

export const User = Type.Interface([Account], {
  state: AccountState,
  createdAt: Instant,
  lastSeenAt: Nullable(Instant),
  grants: Type.Array(Grant),
})
export type User = Static<typeof User>

/** `PATCH /api/v1/identity/users/:id`. `twoFactor` can only be taken away: for a lost phone. */
export const UserChange = Type.Object({
  disabled: Type.Optional(Type.Boolean()),
  twoFactor: Type.Optional(Type.Literal(false)),
})
export type UserChange = Static<typeof UserChange>

/** `POST /api/v1/identity/invitations` */
export const InvitationRequest = Type.Object({
  email: Email,
  name: PersonName,
  role: Role,
  unitId: GrantUnit,
})

export const Invitation = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  role: Role,
  unitId: GrantUnit,
  invitedAt: Instant,
  invitedBy: Type.String(),
  expiresAt: Instant,
})
export type Invitation = Static<typeof Invitation>

/** A one-time address to hand to its person. Shown once: only its hash is kept. */
export const OneTimeLink = Type.Object({
  id: Id,
  url: Type.String(),
  expiresAt: Instant,
})
export type OneTimeLink = Static<typeof OneTimeLink>

/** `POST /api/v1/identity/links/open`: what a link is for, without using it. */
export const LinkRequest = Type.Object({ token: Token })
export const LinkPurpose = Type.Union([
  Type.Literal("setup"),
  Type.Literal("invitation"),
  Type.Literal("reset"),
])
export type LinkPurpose = Static<typeof LinkPurpose>
export const OpenedLink = Type.Object({
  purpose: LinkPurpose,
  /** Empty for a setup link: its person says who they are. */
  email: Type.String(),
  name: Type.String(),
  expiresAt: Instant,
})
export type OpenedLink = Static<typeof OpenedLink>

/**
 * `POST /api/v1/identity/invitations/accept` (signs in) and `POST /api/v1/identity/password/reset`
 * (does not: the person signs in, with the second factor where it is on).
 */
export const AcceptRequest = Type.Object({ token: Token, password: Password })

/** `POST /api/v1/identity/grants` */
export const GrantRequest = Type.Object({ userId: Id, role: Role, unitId: GrantUnit })

/** `POST …/two-factor`: begins; nothing changes until `…/confirm` has a code. `…/off` ends it. */
export const TwoFactorRequest = Type.Object({ password: Password })
export const TwoFactorStart = Type.Object({
  secret: Type.String({ description: "Base32, to type into an authenticator app" }),
  uri: Type.String({ description: "otpauth://… for a QR code" }),
})
export const TwoFactorCode = Type.Object({ code: Code })
export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) })

/** What a key lets its program do. */
export const KeyScope = Type.Union([Type.Literal("assets:read"), Type.Literal("assets:write")])
export type KeyScope = Static<typeof KeyScope>

/** `POST /api/v1/identity/api-keys` */
export const ApiKeyRequest = Type.Object({
  /** What it is for: "Hệ thống quản lý trạm của VNPT". */
  name: PersonName,
  /** The unit or organisation that it speaks for; it never reaches beyond. */
  holder: GrantUnit,
  scopes: Type.Array(KeyScope, { minItems: 1, maxItems: 10 }),
  expiresAt: Type.Optional(
    Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?Z$" }),
  ),
})
export type ApiKeyRequest = Static<typeof ApiKeyRequest>

export const ApiKey = Type.Object({
  id: Id,
  /** Its first characters. */
  hint: Type.String(),
  name: Type.String(),
  holder: Type.String(),
  scopes: Type.Array(Type.String()),
  createdAt: Instant,
  createdBy: Type.String(),
  expiresAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
  lastUsedAt: Nullable(Instant),
})
export type ApiKey = Static<typeof ApiKey>

/** A key that was just made, with the key itself: it is never told again. */
export const NewApiKey = Type.Interface([ApiKey], { token: Type.String() })
export type NewApiKey = Static<typeof NewApiKey>
