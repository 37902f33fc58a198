import { Anchor, Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core"
import type { LayerAt, Run } from "@tinhso/server/coverage/runs/model"
import { type SubmitEvent, useState } from "react"
import { Link } from "react-router"
import { type Place, placeText } from "../../../ui/coverage-map/address.ts"
import { PlaceSays } from "../../../ui/coverage-map/PlaceSays.tsx"
import { type PlaceFound, readPlace } from "../../../ui/coverage-map/read-place.ts"
import { numberIn } from "../../../ui/coverage-map/voice.ts"
import { Loaded } from "../../frame/Loaded.tsx"
import { useWords } from "../../words/index.ts"
import { useVoice } from "../use-voice.ts"
import { type RunNamed, useCoverageView, usePlaceSaid } from "./use-coverage-view.ts"

/** Beside the map: which station serves the place that was tapped or typed, and why not. */
export function CoveragePlace() {
  const { asked, known, run, place, change } = useCoverageView()
  if (run === null || (asked.layer === "" && place === null)) return null
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <PlaceQuestion run={run} onPlace={(found) => change({ place: placeText(found) })} />
        {place !== null && known.data !== undefined && (
          <Answer
            shown={{ run, operators: known.data.operators }}
            place={place}
            layer={asked.layer}
          />
        )}
      </Stack>
    </Paper>
  )
}

interface QuestionProps {
  readonly run: Run
  readonly onPlace: (place: Place) => void
}

/** Coordinates as people write them, by keyboard. */
function PlaceQuestion({ run, onPlace }: QuestionProps) {
  const { t } = useVoice()
  const [text, setText] = useState("")
  const [found, setFound] = useState<PlaceFound | null>(null)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const [west = 102, south = 6, east = 117.9, north = 23.5] = run.facts?.bounds ?? []
    const next = readPlace(text, { west, south, east, north })
    setFound(next)
    if (next.kind === "place") onPlace(next.place)
  }
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs">
        <TextInput
          label={t("cov.find.degrees")}
          size="xs"
          value={text}
          error={found === null ? undefined : faultOf(found, text, t)}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default">
          {t("cov.find.submit")}
        </Button>
      </Group>
      {found?.kind === "several" && <Candidates found={found} onPlace={onPlace} />}
    </form>
  )
}

type Translate = ReturnType<typeof useVoice>["t"]

function faultOf(found: PlaceFound, text: string, t: Translate): string | undefined {
  if (found.kind === "words") return t("cov.find.unreadable", { text })
  if (found.kind !== "outside") return undefined
  const { latitude, longitude } = found.place
  return t("cov.find.outside", { latitude: String(latitude), longitude: String(longitude) })
}

function Candidates({
  found,
  onPlace,
}: {
  readonly found: Extract<PlaceFound, { kind: "several" }>
  readonly onPlace: (place: Place) => void
}) {
  const { t, language } = useVoice()
  return (
    <ul>
      {found.candidates.map((candidate) => (
        <li key={placeText(candidate)}>
          <Button size="compact-xs" variant="subtle" onClick={() => onPlace(candidate)}>
            {numberIn(candidate.latitude, language, 5)};{" "}
            {numberIn(candidate.longitude, language, 5)}
          </Button>
          {candidate.meridian !== null && candidate.zone !== null && (
            <Text size="sm" component="span">
              {t("cov.find.meridian", {
                meridian: numberIn(candidate.meridian, language, 2),
                zone: candidate.zone,
              })}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

interface AnswerProps {
  readonly shown: RunNamed
  readonly place: Place
  readonly layer: string
}

function Answer({ shown, place, layer }: AnswerProps) {
  const { say } = useWords()
  const voice = useVoice()
  const { change } = useCoverageView()
  const said = usePlaceSaid(shown, place, layer)
  const explain = (other: LayerAt, text: string) => (
    <Anchor component="button" type="button" size="sm" onClick={() => change({ layer: other.key })}>
      {text}
    </Anchor>
  )
  return (
    <section aria-label={voice.t("cov.find.submit")}>
      <Loaded query={said}>
        {(found) => <PlaceSays said={found} voice={voice} explain={explain} station={station} />}
      </Loaded>
      <Button size="xs" variant="default" onClick={() => change({ place: "" })}>
        {say("close")}
      </Button>
    </section>
  )
}

const station = (code: string) =>
  /^TS-\d+$/u.test(code) ? (
    <Anchor component={Link} to={`/console/ha-tang/${code}`} size="sm">
      {code}
    </Anchor>
  ) : (
    code
  )
