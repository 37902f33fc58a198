import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  type RenderTask,
  version,
} from "pdfjs-dist"
// oxlint-disable-next-line import/default -- the bundler makes an address of it
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url"
import { useEffect, useRef, useState } from "react"
import { Loading } from "../../frame/Loaded.tsx"
import { useWords } from "../../words/index.ts"

GlobalWorkerOptions.workerSrc = workerUrl

/** The pages of a PDF drawn one by one: no script, form or link in it does anything. */
export function PdfView({ path, name }: { path: string; name: string }) {
  const { say } = useWords()
  const opened = usePdf(path)
  const [at, setAt] = useState(1)
  const [wide, setWide] = useState(false)
  if (opened === "failed") return <p className="under">{say("vf.file.unreadable")}</p>
  if (opened === null) return <Loading />
  const pages = opened.numPages
  return (
    <div className="shown-pdf" data-wide={wide}>
      <div className="shown-pages">
        <button type="button" disabled={at === 1} onClick={() => setAt(at - 1)}>
          {say("vf.pdf.previous")}
        </button>
        <span aria-live="polite">{say("vf.pdf.page", { page: at, pages })}</span>
        <button type="button" disabled={at === pages} onClick={() => setAt(at + 1)}>
          {say("vf.pdf.next")}
        </button>
        <button type="button" aria-pressed={wide} onClick={() => setWide(!wide)}>
          {say("vf.pdf.wide")}
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard */}
      <section className="shown-paper" tabIndex={0} aria-label={name}>
        <PdfPage key={`${at} ${String(wide)}`} document={opened} at={at} name={name} />
      </section>
    </div>
  )
}

function usePdf(path: string): PDFDocumentProxy | "failed" | null {
  const [opened, setOpened] = useState<PDFDocumentProxy | "failed" | null>(null)
  useEffect(() => {
    const task = getDocument({
      url: path,
      // Without WebAssembly, which the policy does not let run: the same decoders as scripts.
      useWasm: false,
      useWorkerFetch: true,
      wasmUrl: `/assets/pdf-${version}/`,
      enableXfa: false,
      stopAtErrors: false,
    })
    task.promise.then(setOpened, () => setOpened("failed"))
    return () => void task.destroy()
  }, [path])
  return opened
}

interface PageProps {
  readonly document: PDFDocumentProxy
  readonly at: number
  readonly name: string
}

/** One page on a canvas, as wide as its place; its words beside it for those who cannot see it. */
function PdfPage({ document, at, name }: PageProps) {
  const { say } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [words, setWords] = useState("")
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const paper = canvas.current
    if (paper === null) return undefined
    const drawing = draw(document, at, paper)
    drawing.done.then(setWords, () => {
      if (!drawing.stopped()) setFailed(true)
    })
    return drawing.stop
  }, [document, at])
  if (failed) return <p className="under">{say("vf.file.unreadable")}</p>
  return (
    <>
      <canvas ref={canvas} aria-hidden="true" />
      <p className="hidden">
        {say("vf.pdf.picture", { name, page: at })}. {words}
      </p>
    </>
  )
}

function draw(document: PDFDocumentProxy, at: number, paper: HTMLCanvasElement) {
  let stopped = false
  let task: RenderTask | null = null
  const run = async () => {
    const page = await document.getPage(at)
    if (stopped) return ""
    const natural = page.getViewport({ scale: 1 })
    const across = paper.parentElement?.clientWidth ?? natural.width
    const sharp = Math.min(2, devicePixelRatio)
    const viewport = page.getViewport({ scale: (across / natural.width) * sharp })
    paper.width = Math.floor(viewport.width)
    paper.height = Math.floor(viewport.height)
    task = page.render({ canvas: paper, viewport })
    await task.promise
    const { items } = await page.getTextContent()
    return items.map((item) => ("str" in item ? item.str : "")).join(" ")
  }
  return {
    done: run(),
    stopped: () => stopped,
    stop: () => {
      stopped = true
      task?.cancel()
    },
  }
}
