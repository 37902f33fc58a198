import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { settingsFrom } from "./settings.ts"

test("without a word, the product listens on this machine only and keeps its data beside itself", () => {
  expect(settingsFrom({}, "/srv/tinhso")).toEqual({
    port: 8080,
    host: "127.0.0.1",
    dataDir: "/srv/tinhso/.tinhso",
    databaseUrl: null,
    publicUrl: null,
    demo: true,
    trustProxy: false,
    idleDays: 45,
    fileMegabytes: 50,
    smtpUrl: null,
    smtpPassword: null,
    smtpPasswordFile: null,
    mailFrom: null,
    basemap: null,
    basemapCredit: null,
    terrain: [],
    coverageDefinitions: null,
    clutter: [],
    antennaPatterns: null,
    logLevel: "info",
  })
})

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://x"],
  ["TINHSO_PUBLIC_URL", "tinh.gov.vn"],
  ["TINHSO_LOG_LEVEL", "loud"],
  ["TINHSO_IDLE_DAYS", "0"],
])("a wrong %s (%s) is refused by name", (name, value) => {
  expect(() => settingsFrom({ [name]: value }, "/")).toThrow(name)
})

test("every setting is in the operators' list", () => {
  const listed = readFileSync(
    new URL("../../../../docs/operations/settings.md", import.meta.url),
    "utf8",
  )
  const source = readFileSync(new URL("./settings.ts", import.meta.url), "utf8")
  const names = [...source.matchAll(/: "([A-Z_]+)",/g)].map((match) => match[1] ?? "")

  expect(names.length).toBeGreaterThan(5)
  for (const name of names) expect(listed).toContain(`\`${name}\``)
})
