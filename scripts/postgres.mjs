// A PostgreSQL server of its own for the tests: Debian's package, a fresh cluster in a
// temporary folder, never run as root, ended by its process id.
import { spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

const isRoot = process.getuid?.() === 0

function binaries() {
  const base = "/usr/lib/postgresql"
  const versions = existsSync(base) ? readdirSync(base).toSorted().toReversed() : []
  return versions.map((v) => join(base, v, "bin")).find((bin) => existsSync(join(bin, "initdb")))
}

function install() {
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args) => spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", 2, 2], env })
  process.stderr.write("Installing PostgreSQL from Debian's packages …\n")
  apt("update")
  apt("install", "-y", "postgresql-15")
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** Starts a server; null where there is none and none can be installed. */
export async function startPostgres() {
  if (binaries() === undefined) install()
  const bin = binaries()
  if (bin === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), "tinhso-postgres-"))
  const data = join(folder, "data")
  const as = (command, ...args) => {
    const [program, ...rest] = isRoot
      ? ["runuser", "-u", "postgres", "--", command, ...args]
      : [command, ...args]
    const done = spawnSync(program, rest, { cwd: "/", encoding: "utf8" })
    if (done.status !== 0) throw new Error(`${command}: ${done.stdout}${done.stderr}`)
  }
  chmodSync(folder, 0o755)
  if (isRoot) spawnSync("chown", ["postgres", folder])
  const port = await freePort()
  as(
    join(bin, "initdb"),
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
  )
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder} -c fsync=off -c max_connections=200`
  as(join(bin, "pg_ctl"), "-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start")
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      as(join(bin, "pg_ctl"), "-D", data, "-m", "immediate", "stop")
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
