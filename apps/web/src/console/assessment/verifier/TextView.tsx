import { decode } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { Loaded } from "../../frame/Loaded.tsx"
import { useWords } from "../../words/index.ts"
import { readBeginning } from "./read-beginning.ts"

/** The beginning of a text, in whatever encoding an office wrote it. */
export function TextView({ path, bytes }: { path: string; bytes: number }) {
  const { say } = useWords()
  const query = useQuery({
    queryKey: ["assessment", "file", path],
    queryFn: async ({ signal }) => textOf(await readBeginning(path, signal)),
    staleTime: Infinity,
    gcTime: 60_000,
  })
  return (
    <Loaded query={query}>
      {({ text, whole }) => (
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard */}
          <pre className="shown-text" tabIndex={0} aria-label={say("vf.text")}>
            {text === "" && bytes > 0 ? say("vf.file.unreadable") : text}
          </pre>
          {!whole && <p className="under">{say("vf.text.cut")}</p>}
        </>
      )}
    </Loaded>
  )
}

const textOf = ({ bytes, whole }: { bytes: Uint8Array; whole: boolean }) => ({
  text: decode(bytes).text,
  whole,
})
