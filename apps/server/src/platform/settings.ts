import { delimiter, resolve } from "node:path"
import { Type, type Static } from "typebox"
import { Value } from "typebox/value"
import { Refusal } from "./problem.ts"
import { wrong } from "./validation-words.ts"

/** Every setting the product reads, from the environment. `docs/operations/settings.md` lists them. */
export const Settings = Type.Object({
  port: Type.Integer({ minimum: 0, maximum: 65_535 }),
  host: Type.String({ minLength: 1 }),
  dataDir: Type.String({ minLength: 1 }),
  databaseUrl: Type.Union([Type.String({ pattern: "^postgres(ql)?://" }), Type.Null()]),
  publicUrl: Type.Union([Type.String({ pattern: "^https?://" }), Type.Null()]),
  demo: Type.Boolean(),
  trustProxy: Type.Boolean(),
  /** Accounts unused for so many days are disabled. */
  idleDays: Type.Integer({ minimum: 1, maximum: 3660 }),
  /** The largest file that may be sent as evidence. */
  fileMegabytes: Type.Integer({ minimum: 1, maximum: 2000 }),
  /** Where mail is handed over; null sends none. Its password comes apart from it. */
  smtpUrl: Type.Union([
    Type.String({ pattern: "^smtps?://(?:[^:@/\\s]+@)?[^:@/\\s]+(?::\\d{1,5})?/?$" }),
    Type.Null(),
  ]),
  smtpPassword: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
  smtpPasswordFile: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
  /** Who mail is from: "Tỉnh Số <so-lieu@tinh.gov.vn>". */
  mailFrom: Type.Union([
    Type.String({ pattern: "^[^\\r\\n]*[^@\\s<>]+@[^@\\s<>]+>?$" }),
    Type.Null(),
  ]),
  /** A PMTiles file, or the address of tiles with {z}, {x} and {y}; null draws none. */
  basemap: Type.Union([
    Type.String({ pattern: "^(?:https?://[^\\s]*\\{z\\}[^\\s]*|(?!https?:).+\\.pmtiles)$" }),
    Type.Null(),
  ]),
  /** Whom to name under a map that shows it. */
  basemapCredit: Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()]),
  /** Folders and files of ground heights, for coverage that the server computes. */
  terrain: Type.Array(Type.String({ minLength: 1 })),
  /** A file of what counts as covered; null for the shipped one. */
  coverageDefinitions: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
  /** Folders and files of land cover, for P.1812. */
  clutter: Type.Array(Type.String({ minLength: 1 })),
  /** A folder of antenna patterns that stations of the registry name. */
  antennaPatterns: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
  logLevel: Type.Enum(["info", "warn", "error"]),
})
export type Settings = Static<typeof Settings>

const bad = { code: "thiet-lap-khong-hop-le", status: 500, title: "Thiết lập không hợp lệ" }

const NAMES = {
  port: "PORT",
  host: "HOST",
  dataDir: "TINHSO_DATA",
  databaseUrl: "DATABASE_URL",
  publicUrl: "TINHSO_PUBLIC_URL",
  demo: "TINHSO_DEMO",
  trustProxy: "TINHSO_TRUST_PROXY",
  idleDays: "TINHSO_IDLE_DAYS",
  fileMegabytes: "TINHSO_FILE_MEGABYTES",
  smtpUrl: "TINHSO_SMTP_URL",
  smtpPassword: "TINHSO_SMTP_PASSWORD",
  smtpPasswordFile: "TINHSO_SMTP_PASSWORD_FILE",
  mailFrom: "TINHSO_MAIL_FROM",
  basemap: "TINHSO_BASEMAP",
  basemapCredit: "TINHSO_BASEMAP_CREDIT",
  terrain: "TINHSO_TERRAIN",
  coverageDefinitions: "TINHSO_COVERAGE_DEFINITIONS",
  clutter: "TINHSO_CLUTTER",
  antennaPatterns: "TINHSO_ANTENNA_PATTERNS",
  logLevel: "TINHSO_LOG_LEVEL",
} as const satisfies Record<keyof Settings, string>

/** The settings in `env`, complete and checked; a wrong one is named, with what it must be. */
export function settingsFrom(env: Record<string, string | undefined>, cwd: string): Settings {
  const text = (key: keyof Settings, otherwise: string) => env[NAMES[key]]?.trim() || otherwise
  const orNull = (key: keyof Settings) => env[NAMES[key]]?.trim() || null
  const paths = (key: keyof Settings) =>
    text(key, "")
      .split(delimiter)
      .filter((path) => path !== "")
      .map((path) => resolve(cwd, path))
  const found: unknown = {
    port: Number(text("port", "8080")),
    host: text("host", "127.0.0.1"),
    dataDir: resolve(cwd, text("dataDir", ".tinhso")),
    databaseUrl: orNull("databaseUrl"),
    publicUrl: orNull("publicUrl")?.replace(/\/+$/, "") ?? null,
    demo: text("demo", "1") !== "0",
    trustProxy: text("trustProxy", "0") === "1",
    idleDays: Number(text("idleDays", "45")),
    fileMegabytes: Number(text("fileMegabytes", "50")),
    smtpUrl: orNull("smtpUrl"),
    smtpPassword: orNull("smtpPassword"),
    smtpPasswordFile: orNull("smtpPasswordFile"),
    mailFrom: orNull("mailFrom"),
    basemap: orNull("basemap"),
    basemapCredit: orNull("basemapCredit"),
    terrain: paths("terrain"),
    coverageDefinitions: orNull("coverageDefinitions"),
    clutter: paths("clutter"),
    antennaPatterns: orNull("antennaPatterns"),
    logLevel: text("logLevel", "info"),
  }
  if (Value.Check(Settings, found)) return found
  const errors = Value.Errors(Settings, found)
  const path = errors[0]?.instancePath ?? ""
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the path's first part is a key
  const key = path.split("/")[1] as keyof Settings
  const same = errors.filter(({ instancePath }) => instancePath === path)
  throw new Refusal(bad, `${NAMES[key]} ${wrong(same)}.`)
}
