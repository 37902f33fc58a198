import { formatNumber } from "@tinhso/vietnamese"
import type { ReceiverPlace } from "../model.ts"

/** What was declared of the measured side and said of the modelled one. */
export interface Circumstances {
  readonly sets: readonly {
    readonly name: string
    readonly illustrative: boolean
    readonly place: ReceiverPlace
    readonly antennaHeight: number | null
    readonly correction: number | null
    readonly noiseFloor: number | null
    readonly crowd: boolean
  }[]
  readonly correct: boolean
  readonly noiseFloor: number | null
  readonly run: {
    readonly mode: "field" | "covered"
    readonly illustrative: number
    readonly rxHeight: number
    readonly otherLoss: number
  }
  /** Pixels whose cell was a station of the run, and all. */
  readonly matched: number
  readonly pixels: number
  readonly withTerrain: boolean
}

const PLACES: Readonly<Record<ReceiverPlace, string>> = {
  outdoor: "ngoài trời",
  car: "trong xe",
  indoor: "trong nhà",
  mixed: "nhiều nơi",
  unknown: "không rõ",
}

/** What whoever reads the figures has to keep in mind, the weightiest first. */
export function cautionsOf(about: Circumstances): string[] {
  const { run } = about
  const cautions: string[] = []
  if (about.sets.some(({ illustrative }) => illustrative)) {
    cautions.push("Số đo là MINH HỌA, không phải đo thật (the measurements are made up).")
  }
  if (run.illustrative > 0) {
    cautions.push(
      `${formatNumber(run.illustrative)} trạm của vùng phủ là MINH HỌA (made-up stations): sai lệch dưới đây không nói gì về mạng thật.`,
    )
  }
  if (run.mode === "covered") {
    cautions.push(
      "Vùng phủ chỉ tính có/không (--mode covered) nên không có mức tín hiệu: chỉ so được có sóng hay không.",
    )
  }
  for (const set of about.sets) cautions.push(...ofSet(set, about))
  if (about.matched < about.pixels) {
    cautions.push(
      `${formatNumber(about.pixels - about.matched)} trên ${formatNumber(about.pixels)} điểm ảnh không nhận ra trạm từ mã cell: được so với trạm tốt nhất của mô hình (compared with the best station).`,
    )
  }
  if (!about.withTerrain) {
    cautions.push("Không có địa hình để chia nhóm (thêm --terrain).")
  }
  cautions.push(
    "Các điểm ảnh cạnh nhau trên một tuyến đo không độc lập: khoảng tin cậy thật rộng hơn số điểm ảnh gợi ra (neighbouring pixels are not independent).",
  )
  return cautions
}

type DeclaredOf = Circumstances["sets"][number]

function ofSet(set: DeclaredOf, about: Circumstances): string[] {
  const { name, noiseFloor, crowd } = set
  const cautions = [...onCorrection(set, about), ...onReceiver(set, about)]
  const whose = `“${name}”`
  if (about.noiseFloor === null && noiseFloor === null) {
    cautions.push(
      `${whose}: không khai sàn máy thu nên mức yếu nhất được coi là mức thật (no noise floor declared).`,
    )
  }
  if (crowd) {
    cautions.push(
      `${whose}: số đo của người dùng lệch về nơi có người và có sóng; nơi mất sóng ít khi được gửi về.`,
    )
  }
  return cautions
}

function onCorrection(
  { name, correction, place }: DeclaredOf,
  { correct, run }: Circumstances,
): string[] {
  const whose = `“${name}”`
  if (correction !== null) {
    const said = formatNumber(correction)
    return correct
      ? [`${whose}: đã cộng ${said} dB như khai báo (correction added).`]
      : [
          `${whose}: có khai hiệu chỉnh ${said} dB nhưng KHÔNG cộng; thêm --correct để cộng (declared, not added).`,
        ]
  }
  if (place !== "car" && place !== "indoor") return []
  return [
    `${whose}: đo ${PLACES[place]}, không khai hiệu chỉnh; mô hình tính thêm ${formatNumber(run.otherLoss)} dB tổn hao.`,
  ]
}

function onReceiver({ name, place, antennaHeight }: DeclaredOf, { run }: Circumstances): string[] {
  const cautions: string[] = []
  const whose = `“${name}”`
  if (place === "outdoor" && run.otherLoss > 0) {
    cautions.push(
      `${whose}: đo ngoài trời nhưng vùng phủ tính thêm ${formatNumber(run.otherLoss)} dB tổn hao (indoor definition).`,
    )
  }
  if (antennaHeight !== null && Math.abs(antennaHeight - run.rxHeight) > 1) {
    cautions.push(
      `${whose}: ăng-ten máy thu cao ${formatNumber(antennaHeight)} m, mô hình tính ở ${formatNumber(run.rxHeight)} m.`,
    )
  }
  return cautions
}
