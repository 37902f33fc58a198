/** JavaScript that the first public page loads in a browser, as it comes over the wire. */
import { chromium } from "playwright-core"
import { join } from "node:path"
import { gzipSync, brotliCompressSync } from "node:zlib"
import { serve, temporaryFolder } from "./measure/product.ts"
import { note, report } from "./measure/report.ts"

const SCRIPT = /\.m?js$/

/** Addresses of every script that the page asks for until it is quiet. */
async function scriptsOf(url: string, executablePath: string): Promise<string[]> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] })
  const page = await browser.newPage()
  const asked = new Set<string>()
  page.on("request", (request) => {
    const { pathname } = new URL(request.url())
    if (request.resourceType() === "script" || SCRIPT.test(pathname)) asked.add(pathname)
  })
  await page.goto(url, { waitUntil: "networkidle" })
  await browser.close()
  return [...asked]
}

async function kilobytes(url: string, encoding: "br" | "gzip"): Promise<number> {
  const answer = await fetch(url, { headers: { "accept-encoding": encoding } })
  const text = Buffer.from(await answer.arrayBuffer())
  // fetch unpacks what it gets, so the size over the wire is the header's, or what packing gives.
  const sent = Number(answer.headers.get("content-length"))
  if (answer.headers.get("content-encoding") === encoding && sent > 0) return sent / 1000
  return (encoding === "br" ? brotliCompressSync(text) : gzipSync(text)).length / 1000
}

const executable = process.env["TINHSO_BENCH_CHROMIUM"]
if (executable === undefined) note("no browser: nothing was measured")
else {
  const server = await serve({ dataDir: join(temporaryFolder(), "data") })
  const scripts = await scriptsOf(server.url, executable)
  for (const encoding of ["br", "gzip"] as const) {
    let sum = 0
    for (const script of scripts) sum += await kilobytes(server.url + script, encoding)
    report({
      work: `JavaScript of the first public page, ${encoding}`,
      size: `${scripts.length} ${scripts.length === 1 ? "file" : "files"}`,
      values: [sum],
      unit: "kB",
      bar: 200,
    })
  }
  await server.stop()
}
