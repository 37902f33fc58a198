import { Anchor } from "@mantine/core"
import type { RunFacts } from "@tinhso/server/coverage/runs/model"
import { layerName, numberIn } from "../../ui/coverage-map/voice.ts"
import { useWords } from "../words/index.ts"
import { useVoice } from "./use-voice.ts"

type File = RunFacts["files"][number]

/** Everything that a run wrote, to be taken elsewhere: GeoTIFFs, pictures, contours, the sidecar. */
export function RunFiles({ facts }: { readonly facts: RunFacts }) {
  const { say } = useWords()
  const { t } = useVoice()
  return (
    <>
      <Group title={say("covrun.files.run")} files={facts.files} />
      {facts.layers.map((layer) => (
        <Group
          key={layer.key}
          title={say("covrun.files.of", { layer: layerName(layer, t) })}
          files={layer.files}
        />
      ))}
    </>
  )
}

function Group({ title, files }: { readonly title: string; readonly files: readonly File[] }) {
  const { language } = useWords()
  if (files.length === 0) return null
  return (
    <details>
      <summary>
        {title} ({files.length})
      </summary>
      <ul>
        {files.map(({ name, bytes, url, sha256 }) => (
          <li key={name}>
            <Anchor href={url} download={name} title={sha256}>
              {name}
            </Anchor>{" "}
            <span className="cov-muted">{numberIn(bytes / 1e6, language, 2)} MB</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
