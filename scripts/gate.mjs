// The pieces of the gate. Each gives {name, passed, failed, skipped}; nothing here can pass empty.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pinned, ROOT } from "./installed.mjs"

function sh(command, args, env = {}) {
  return spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...pinned(), ...env },
    maxBuffer: 256 * 1024 * 1024,
  })
}

const CHECKS = [
  // `--listFilesOnly` would hide an empty project: tsc itself fails when it has no input.
  ["types: server, packages, tests", "tsc", ["-p", "tsconfig.json"]],
  ["types: web", "tsc", ["-p", "apps/web/tsconfig.json"]],
  ["lint", "oxlint", ["--type-aware", "--deny-warnings"], /Finished in .* on (\d+) files/],
  ["format", "oxfmt", ["--check", "."], /on (\d+) files/],
  ["dead code", "knip", ["--no-progress"]],
]

/** Types, lint, format, dead code. A check that says how many files it saw must have seen some. */
export function runChecks() {
  return CHECKS.map(([name, command, args, seen]) => {
    const started = Date.now()
    const { status, stdout, stderr } = sh(command, args)
    const text = `${stdout}${stderr}`
    const count = seen === undefined ? null : Number(seen.exec(text)?.[1] ?? 0)
    const ok = status === 0 && (count === null || count > 20)
    if (!ok) process.stdout.write(text)
    const files = count === null ? "" : `, ${String(count)} files`
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    process.stdout.write(`${ok ? "ok  " : "FAIL"} ${name}${files} (${seconds} s)\n`)
    return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
  })
}

/** Runs vitest and reads its own count; a run without a single test is a failure. */
export function runVitest(name, args, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), "tinhso-vitest-"))
  const file = join(folder, "report.json")
  const started = Date.now()
  const vitest = [...args, "--run", "--reporter=default", "--reporter=json", `--outputFile=${file}`]
  const { status, stdout, stderr } = sh("vitest", vitest, { NO_COLOR: "1", ...env })
  let report = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 }
  try {
    report = JSON.parse(readFileSync(file, "utf8"))
  } catch {
    process.stdout.write(`${name}: vitest wrote no report\n`)
  }
  rmSync(folder, { recursive: true })
  const passed = report.numPassedTests
  const skipped = report.numPendingTests + report.numTodoTests
  // A file that cannot be loaded fails the run without a failed test.
  const failed = Math.max(report.numFailedTests, status === 0 && passed > 0 ? 0 : 1)
  if (failed > 0) process.stdout.write(`${stdout}${stderr}`)
  for (const suite of report.testResults ?? []) {
    for (const one of suite.assertionResults) {
      if (["pending", "skipped", "todo"].includes(one.status)) {
        process.stdout.write(`skip ${name}: ${one.fullName}\n`)
      }
    }
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `${failed === 0 ? "ok  " : "FAIL"} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)\n`,
  )
  return { name, passed, failed, skipped }
}

/** Prints the total as the last line and sets the exit code. */
export function summarise(results) {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
  process.stdout.write(
    `\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped\n`,
  )
  process.exitCode = total("failed") === 0 ? 0 : 1
}
