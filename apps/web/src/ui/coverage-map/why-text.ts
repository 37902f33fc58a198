import type { WhyAnswer, WhyStation } from "@tinhso/server/coverage/runs/model"
import { tilesBetween } from "./tiles.ts"
import { decibelsIn, distanceIn, levelIn, metresIn, type Voice } from "./voice.ts"

type Asked = Pick<WhyAnswer, "radiusM" | "pixel" | "thresholdDbm">

/**
 * Why a station serves a place or does not, in sentences: "Đồi cách nơi hỏi 1,2 km cao hơn đường
 * ngắm 34 m. Thiếu 7 dB." `missing` names the tiles of ground heights that nobody has.
 */
export function whyText(
  station: WhyStation,
  asked: Asked,
  missing: readonly string[],
  voice: Voice,
): string {
  return [reasonText(station, asked, missing, voice), lackText(station, voice)]
    .filter((sentence) => sentence !== "")
    .join(" ")
}

function reasonText(
  station: WhyStation,
  asked: Asked,
  missing: readonly string[],
  voice: Voice,
): string {
  const { t, language } = voice
  switch (station.reason) {
    case "serves":
      return servesText(station, asked, voice)
    case "radius":
      return t("cov.why.radius", { radius: distanceIn(asked.radiusM, language) })
    case "terrain":
      return terrainText(station, asked, missing, voice)
    case "antenna":
      return t("cov.why.antenna", { loss: decibelsIn(station.antennaLossDb ?? 0, language) })
    case "hidden":
      return hillText(station, voice)
    case "budget":
      return station.sight === "free" ? t("cov.why.budget") : farText(station, voice)
    case "refused":
      return t("cov.why.refused")
  }
}

function servesText({ levelDbm }: WhyStation, { thresholdDbm }: Asked, { t, language }: Voice) {
  if (levelDbm === null || thresholdDbm === null) return t("cov.why.serves.bare")
  return t("cov.why.serves", {
    level: levelIn(levelDbm, language),
    margin: decibelsIn(levelDbm - thresholdDbm, language),
  })
}

function terrainText(
  station: WhyStation,
  { pixel }: Asked,
  missing: readonly string[],
  { t }: Voice,
): string {
  const tiles = tilesBetween(pixel, station).filter((tile) => missing.includes(tile))
  return tiles.length === 0
    ? t("cov.why.terrain")
    : t("cov.why.terrain.tiles", { tiles: tiles.join(", ") })
}

/** The ground that hides a place, seen from there. */
function hillText({ obstacle, distanceM }: WhyStation, { t, language }: Voice): string {
  if (obstacle === null) return t("cov.why.hidden")
  const distance = distanceIn(Math.max(0, distanceM - obstacle.distanceM), language)
  const { aboveRayM } = obstacle
  return aboveRayM > 0
    ? t("cov.why.hill", { distance, above: metresIn(aboveRayM, language) })
    : t("cov.why.grazing", { distance, below: metresIn(-aboveRayM, language) })
}

/** Too weak even where nothing lies between, and yet something does. */
function farText(station: WhyStation, voice: Voice): string {
  return station.obstacle === null
    ? voice.t("cov.why.far")
    : `${voice.t("cov.why.far")} ${hillText(station, voice)}`
}

function lackText({ reason, shortfallDb, freeSpaceDbm }: WhyStation, { t, language }: Voice) {
  if (reason === "serves" || shortfallDb === null || shortfallDb <= 0) return ""
  const lacks = t("cov.why.lacks", { lack: decibelsIn(shortfallDb, language) })
  if (reason !== "hidden" || freeSpaceDbm === null) return lacks
  return `${lacks} ${t("cov.why.free", { level: levelIn(freeSpaceDbm, language) })}`
}
