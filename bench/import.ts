/**
 * A hundred thousand observations from a CSV file into an installation that holds the
 * demonstration, the start of the process and every check included; and, as the floor of what
 * PostgreSQL itself needs, its own COPY of the same file into a table of text columns.
 */
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { COLUMNS, writeFigures } from "./measure/figures.ts"
import { command, temporaryFolder } from "./measure/product.ts"
import { note, report } from "./measure/report.ts"

const ROWS = 100_000
const RUNS = 3
const size = `100 000 observations, CSV; ${RUNS} runs`
const folder = temporaryFolder()
const file = join(folder, "figures.csv")
await writeFigures(file, ROWS)

/** Seconds for one import into an installation of its own; fails where a row is missing. */
async function importOnce(where: { dataDir: string; databaseUrl?: string }): Promise<number> {
  const before = await count(where)
  const { ms } = await command(where, "import", "figures", file, "--commit")
  const added = (await count(where)) - before
  if (added !== ROWS) throw new Error(`${added} observations were added`)
  return ms / 1000
}

async function count(where: { dataDir: string; databaseUrl?: string }): Promise<number> {
  const { out } = await command(where, "figures", "export", "--format", "csv")
  return out.trimEnd().split("\n").length - 1
}

const embedded: number[] = []
for (let run = 0; run < RUNS; run++) {
  embedded.push(await importOnce({ dataDir: join(folder, `embedded-${run}`) }))
}
report({ work: "import, embedded database", size, values: embedded, unit: "s", bar: 10 })

const server = process.env["TINHSO_BENCH_POSTGRES"]
if (server === undefined) note("no PostgreSQL server is installed: nothing to compare with")
else await onServer(server)

async function onServer(url: string): Promise<void> {
  const served: number[] = []
  const copied: number[] = []
  for (let run = 0; run < RUNS; run++) {
    psql(url, `create database import_${run}`)
    const databaseUrl = url.replace(/[^/]*$/, `import_${run}`)
    served.push(await importOnce({ dataDir: join(folder, `server-${run}`), databaseUrl }))
    copied.push(copyOnce(url, `plain_${run}`))
  }
  const where = `PostgreSQL ${psql(url, "show server_version").split(" ")[0] ?? ""} server, fsync off`
  report({ work: `import, ${where}`, size, values: served, unit: "s", bar: null })
  report({
    work: `peer: COPY alone into one text table, nothing checked, ${where}`,
    size,
    values: copied,
    unit: "s",
    bar: null,
  })
}

function copyOnce(url: string, table: string): number {
  const columns = COLUMNS.map((name) => `"${name}" text${name === "id" ? " primary key" : ""}`)
  psql(url, `create table ${table} (${columns.join(", ")})`)
  const started = performance.now()
  psql(url, `\\copy ${table} from '${file}' with (format csv, header)`)
  return (performance.now() - started) / 1000
}

/** One command of PostgreSQL's own client; what it prints. */
function psql(url: string, order: string): string {
  const base = "/usr/lib/postgresql"
  const paths = readdirSync(base).map((version) => join(base, version, "bin", "psql"))
  const client = paths.find((path) => existsSync(path)) ?? "psql"
  const done = spawnSync(client, [url, "-qtA", "-c", order], { encoding: "utf8" })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout.trim()
}
