import { Button } from "@mantine/core"
import type { Shown } from "@tinhso/server/assessment/model"
import { lazy, Suspense, useState } from "react"
import { formatWhole } from "../../../i18n/index.ts"
import { Loading } from "../../frame/Loaded.tsx"
import { useWords } from "../../words/index.ts"
import { TextView } from "./TextView.tsx"

const PdfView = lazy(async () => ({ default: (await import("./PdfView.tsx")).PdfView }))

interface Props {
  readonly path: string
  readonly shown: NonNullable<Shown>
  readonly bytes: number
  readonly name: string
}

/** A larger file is fetched when it is asked for: not everybody has a fast connection. */
const AT_ONCE = 4 * 2 ** 20

/** A file inside the page: a picture, its text, or its pages drawn; nothing in it runs. */
export function FileView({ path, shown, bytes, name }: Props) {
  const { say, language } = useWords()
  const [asked, setAsked] = useState(bytes <= AT_ONCE || shown === "text")
  if (!asked) {
    const size = formatWhole(Math.ceil(bytes / 2 ** 20), language)
    return (
      <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
        {say("vf.file.show", { size })}
      </Button>
    )
  }
  if (shown === "image") return <ImageView path={path} name={name} />
  if (shown === "text") return <TextView path={path} bytes={bytes} />
  return (
    <Suspense fallback={<Loading />}>
      <PdfView path={path} name={name} />
    </Suspense>
  )
}

function ImageView({ path, name }: { path: string; name: string }) {
  const { say } = useWords()
  const [whole, setWhole] = useState(false)
  const [failed, setFailed] = useState(false)
  if (failed) return <p className="under">{say("vf.file.unreadable")}</p>
  return (
    <button
      type="button"
      className="shown-image"
      data-whole={whole}
      aria-pressed={whole}
      aria-label={say("vf.image.zoom", { name })}
      onClick={() => setWhole(!whole)}
    >
      <img src={path} alt={name} onError={() => setFailed(true)} />
    </button>
  )
}
