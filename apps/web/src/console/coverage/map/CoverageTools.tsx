import { Checkbox, Group, Select, Slider, Stack, Text } from "@mantine/core"
import { SHOWN } from "../../../ui/coverage-map/address.ts"
import { layerChoices } from "../../../ui/coverage-map/layers-of-run.ts"
import { layerName } from "../../../ui/coverage-map/voice.ts"
import { useVoice } from "../use-voice.ts"
import { useCoverageView } from "./use-coverage-view.ts"

const inPlace = { withinPortal: false } as const

/** Chooses what of coverage the map shows. */
export function CoverageTools() {
  const { t } = useVoice()
  const { known } = useCoverageView()
  if (known.data !== undefined && known.data.runs.length === 0) {
    return (
      <Stack gap="xs">
        <Text size="sm">{t("cov.panel.noneStaff")}</Text>
        <Gaps />
      </Stack>
    )
  }
  return (
    <Group align="end" className="asset-map-tools">
      <RunChoice />
      <LayerChoice />
      <ShownChoice />
      <Gaps />
    </Group>
  )
}

function Gaps() {
  const { t } = useVoice()
  const { asked, change } = useCoverageView()
  return (
    <Checkbox
      label={t("cov.panel.gaps")}
      checked={asked.gaps}
      onChange={(event) => change({ gaps: event.currentTarget.checked })}
    />
  )
}

function RunChoice() {
  const { t } = useVoice()
  const { asked, change, known } = useCoverageView()
  const runs = known.data?.runs ?? []
  return (
    <Select
      label={t("cov.panel.run")}
      data={[
        { value: "", label: t("cov.panel.current") },
        ...runs.map(({ id, name, state }) => ({
          value: id,
          label: `${name} · ${t(`cov.state.${state}`)}`,
        })),
      ]}
      value={asked.run}
      allowDeselect={false}
      comboboxProps={inPlace}
      onChange={(next) => change({ run: next ?? "" })}
    />
  )
}

function LayerChoice() {
  const { t } = useVoice()
  const { asked, change, run } = useCoverageView()
  const choices = run === null ? [] : layerChoices(run)
  return (
    <Select
      label={t("cov.technology")}
      data={[
        { value: "", label: t("cov.panel.off") },
        ...choices.map((layer) => ({ value: layer.key, label: layerName(layer, t) })),
      ]}
      value={asked.layer}
      allowDeselect={false}
      comboboxProps={inPlace}
      onChange={(layer) => change({ layer: layer ?? "" })}
    />
  )
}

function ShownChoice() {
  const { t } = useVoice()
  const { asked, change } = useCoverageView()
  return (
    <>
      <Select
        label={t("cov.panel.shown")}
        data={SHOWN.map((shown) => ({ value: shown, label: t(`cov.panel.shown.${shown}`) }))}
        value={asked.shown}
        allowDeselect={false}
        comboboxProps={inPlace}
        onChange={(chosen) => {
          const shown = SHOWN.find((one) => one === chosen)
          if (shown !== undefined) change({ shown })
        }}
      />
      <Opacity value={asked.opacity} onChange={(opacity) => change({ opacity })} />
    </>
  )
}

function Opacity({
  value,
  onChange,
}: {
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const { t } = useVoice()
  return (
    <div className="cov-opacity">
      <Text size="sm" component="span" id="cov-do-dam">
        {t("cov.panel.opacity")}
      </Text>
      <Slider
        min={10}
        max={100}
        step={5}
        label={(percent) => `${percent} %`}
        value={value}
        thumbLabel={t("cov.panel.opacity")}
        onChange={onChange}
      />
    </div>
  )
}
