/// <reference lib="dom" />
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { AxeBuilder } from "@axe-core/playwright"
import { type Browser, chromium, type Page } from "playwright-core"

const ROOT = new URL("../..", import.meta.url).pathname

/** A real server of its own on a fresh data directory. */
export interface Site {
  readonly url: string
  /** The one-time link that makes the first administrator. */
  readonly setupLink: string
  /** Runs a command line against the same data directory; its standard output. */
  tinhso(...args: string[]): Promise<string>
  stop(): Promise<void>
}

/** Starts the product as an operator would, on a free port, with the demonstration data. */
export async function startSite(): Promise<Site> {
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-browser-"))
  const env = { ...process.env, PORT: "0", TINHSO_DATA: dataDir, DATABASE_URL: "" }
  const main = join(ROOT, "apps/server/src/main.ts")
  const server = spawn(process.execPath, [main, "serve"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  })
  const { url, setupLink } = await readyLines(server)
  return {
    url,
    setupLink,
    tinhso: (...args) => outputOf(spawn(process.execPath, [main, ...args], { cwd: ROOT, env })),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve))
      server.kill("SIGTERM")
      await ended
      await rm(dataDir, { recursive: true })
    },
  }
}

async function readyLines(server: ChildProcess): Promise<{ url: string; setupLink: string }> {
  if (server.stdout === null) throw new Error("the server has no output")
  let setupLink = ""
  for await (const line of createInterface({ input: server.stdout })) {
    setupLink = /https?:\/\/\S+thiet-lap\S+/.exec(line)?.[0] ?? setupLink
    const url = /^ready (\S+)$/.exec(line)?.[1]
    if (url === undefined) continue
    server.stdout.resume()
    return { url, setupLink }
  }
  throw new Error("the server ended before it was ready")
}

async function outputOf(child: ChildProcess): Promise<string> {
  let text = ""
  child.stdout?.on("data", (part: Buffer) => (text += part.toString()))
  const code = await new Promise((resolve) => child.once("close", resolve))
  if (code !== 0) throw new Error(`tinhso ended with ${String(code)}: ${text}`)
  return text
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** The browser that `scripts/chromium.mjs` found; `npm test` hands its path over. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env["TINHSO_CHROMIUM"] ?? "/usr/bin/chromium"
  return chromium.launch({ executablePath, headless: true, args: FLAGS })
}

/**
 * Waits until colours have stopped moving: halfway between two schemes nothing has contrast. What is
 * not drawn, as in a closed `<details>`, is not waited for: its transitions never end.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(done))
    do await new Promise((done) => requestAnimationFrame(done))
    while (
      document
        .getAnimations()
        .some(
          (one) =>
            one instanceof CSSTransition &&
            one.playState === "running" &&
            one.effect instanceof KeyframeEffect &&
            one.effect.target?.checkVisibility() === true,
        )
    )
  })
}

/** What axe-core finds wrong on the page, as "rule: element" lines; empty when all is well. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await settled(page)
  const { violations, passes } = await new AxeBuilder({ page }).analyze()
  if (passes.length === 0) throw new Error("axe-core checked nothing")
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} — ${rule.help}`),
  )
}

/** Texts that are too faint for their background, as axe-core measures; all that a scheme changes. */
export async function contrastProblems(page: Page): Promise<string[]> {
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze()
  return violations.flatMap((rule) => rule.nodes.map((node) => `dark: ${node.target.join(" ")}`))
}

/** True when the page can be scrolled sideways: something is wider than the screen. */
export function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
}
