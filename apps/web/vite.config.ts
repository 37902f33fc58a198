import { readFile, readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"

/** Writes `.br` and `.gz` beside every text asset, so that the server never compresses them. */
function precompress(): Plugin {
  return {
    name: "tinhso-precompress",
    apply: "build",
    applyToEnvironment: (environment) => environment.name === "client",
    async writeBundle({ dir }) {
      if (dir === undefined) return
      const names = await readdir(dir, { recursive: true })
      await Promise.all(names.filter((name) => TEXT.test(name)).map((name) => twins(dir, name)))
    },
  }
}

const TEXT = /\.(?:js|mjs|css|svg|json|html|txt)$/
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

async function twins(dir: string, name: string): Promise<void> {
  const path = join(dir, name)
  const bytes = await readFile(path)
  if (bytes.length < 1024) return
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: bytes.length > 400_000 ? 9 : 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  await writeFile(`${path}.br`, await brotli(bytes, { params }))
  await writeFile(`${path}.gz`, await gzipped(bytes, { level: 9 }))
}

/** Decoders of scanned pages, under the names by which the reader of PDF asks for them. */
function pdfDecoders(): Plugin {
  const folder = join(import.meta.dirname, "../../node_modules/pdfjs-dist")
  return {
    name: "tinhso-pdf-decoders",
    apply: "build",
    applyToEnvironment: (environment) => environment.name === "client",
    async generateBundle() {
      const described: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"))
      if (!hasVersion(described)) throw new Error("pdfjs-dist has no version")
      for (const name of ["jbig2_nowasm_fallback.js", "openjpeg_nowasm_fallback.js"]) {
        const source = await readFile(join(folder, "wasm", name))
        const fileName = `assets/pdf-${described.version}/${name}`
        this.emitFile({ type: "asset", fileName, source })
      }
    },
  }
}

const hasVersion = (value: unknown): value is { readonly version: string } =>
  typeof value === "object" && value !== null && "version" in value

/** The console's service worker keeps its name: browsers ask for it again under the same one. */
const WORKER = "ngoai-tuyen"

/** The folder that is built; `scripts/build.mjs` puts it in its place when it is whole. */
const DIST = process.env["TINHSO_WEB_DIST"] ?? "dist"

/**
 * One command, two builds: `dist/client` holds what browsers load (the public site's style and
 * islands, the console), `dist/server/entry-server.js` renders the public pages.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pdfDecoders(), precompress()],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: `${DIST}/client`,
        manifest: "manifest.json",
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1500,
        modulePreload: { polyfill: false },
        target: "es2022",
        rolldownOptions: {
          input: {
            public: "src/public/islands.ts",
            console: "console/index.html",
            [WORKER]: "src/console/offline/worker.ts",
          },
          output: {
            entryFileNames: ({ name }) =>
              name === WORKER ? `${WORKER}.js` : "assets/[name]-[hash].js",
          },
        },
      },
    },
    ssr: {
      define: { "process.env.NODE_ENV": '"production"' },
      build: {
        outDir: `${DIST}/server`,
        ssr: true,
        chunkSizeWarningLimit: 1500,
        target: "node24",
        rolldownOptions: { input: { "entry-server": "src/public/entry-server.tsx" } },
      },
      resolve: { noExternal: true },
    },
  },
})
