import { basename } from "node:path"
import { type Command, InvalidArgumentError, Option } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../../../platform/cli.ts"
import { OPERATOR } from "../../../platform/context.ts"
import { numberBetween } from "../../commands/options.ts"
import { newCampaignIncomplete } from "../errors.ts"
import { CampaignId, type CampaignKind, NewCampaign, type ReceiverPlace } from "../model.ts"
import type { Destination } from "../service/import-service.ts"
import { optionsOf, readingOptions, type TypedReading } from "./reading-options.ts"
import { reportLines } from "./report-lines.ts"

interface Typed extends TypedReading {
  campaign?: string
  unit?: string
  kind: CampaignKind
  by?: string
  source?: string
  device?: string
  antennaHeight?: number
  place: ReceiverPlace
  correction?: number
  correctionBasis?: string
  noiseFloor?: number
  commit?: true
  format: "text" | "json"
}

/** Adds `measurements` to the command `import`. */
export function importMeasurementsCommand(imports: Command, cli: Cli): void {
  const command = imports
    .command("measurements")
    .argument("<file>", "CSV, XLSX, GeoJSON, KML (file)")
    .description(
      "điểm đo sóng: đo kiểm, số đo của người dùng, đo tốc độ; bỏ mọi cột về người và thiết bị; chỉ kiểm tra nếu không có --commit (measured signal)",
    )
    .option("--campaign <name>", "tên đợt đo mới, hoặc mã DS-000001 để thêm vào (campaign)")
    .option("--unit <id>", "đợt đo thuộc đơn vị nào (unit)")
    .addOption(
      new Option("--kind <kind>", "đo kiểm hay người dùng góp (drive test or crowd)")
        .choices(["drive", "crowd"])
        .default("drive"),
    )
    .option("--by <who>", "ai đo (who measured)")
    .option("--source <text>", "văn bản, báo cáo đứng sau (source document)")
    .option("--device <text>", "máy đo, không ghi số máy (device)")
    .option("--antenna-height <m>", "ăng-ten máy thu (receiver's height)", numberBetween(0, 1000))
    .addOption(
      new Option("--place <where>", "đo ở đâu (where the receiver was)")
        .choices(["outdoor", "car", "indoor", "mixed", "unknown"])
        .default("unknown"),
    )
    .option(
      "--correction <dB>",
      "hiệu chỉnh được khai; không tự cộng (declared correction)",
      numberBetween(-60, 60),
    )
    .option("--correction-basis <text>", "căn cứ của hiệu chỉnh (basis of the correction)")
    .option("--noise-floor <dBm>", "sàn của máy thu (noise floor)", numberBetween(-160, -60))
    .option("--technology <technology>", "công nghệ của dòng không ghi (of rows that name none)")
    .option("--operator <operator>", "nhà mạng của dòng không ghi (of rows that name none)")
    .option("--commit", "ghi các điểm dùng được (write)")
    .addOption(
      new Option("--format <format>", "dạng in ra (output format)")
        .choices(["text", "json"])
        .default("text"),
    )
  readingOptions(command).action((file: string, typed: Typed) => run(file, typed, cli))
}

async function run(file: string, typed: Typed, cli: Cli): Promise<void> {
  const { importMeasurements } = await import("../service/import-service.ts")
  const commit = typed.commit === true
  const destination = destinationOf(typed, commit)
  const report = await importMeasurements(await cli.open(), {
    path: cli.path(file),
    fileName: basename(file),
    options: optionsOf(typed),
    destination,
    commit,
    actor: OPERATOR,
    holder: null,
  })
  if (typed.format === "json") cli.out(JSON.stringify(report, null, 2))
  else for (const line of reportLines(report)) cli.out(line)
  if (!commit) cli.note("Chạy thử, chưa ghi gì. Thêm --campaign … --commit để ghi (a look only).")
  if (report.counts.refused > 0 || report.counts.points === 0) cli.fail()
}

/** A look needs no campaign, and a name alone is enough for one. */
function destinationOf(typed: Typed, commit: boolean): Destination {
  const { campaign } = typed
  if (campaign !== undefined && Value.Check(CampaignId, campaign)) return { campaign }
  const missing = (["campaign", "unit", "by", "source"] as const).filter(
    (name) => typed[name] === undefined,
  )
  if (missing.length > 0) {
    if (commit) throw newCampaignIncomplete(missing)
    return null
  }
  const create = described(typed)
  if (Value.Check(NewCampaign, create)) return { create }
  const [first] = Value.Errors(NewCampaign, create)
  throw new InvalidArgumentError(`${first?.instancePath ?? ""} ${first?.message ?? ""}`.trim())
}

const UNSAID = {
  device: null,
  antennaHeight: null,
  correction: null,
  correctionBasis: null,
  noiseFloor: null,
}
const SAID = [
  "unit",
  "kind",
  "by",
  "source",
  "device",
  "antennaHeight",
  "place",
  "correction",
  "correctionBasis",
  "noiseFloor",
] as const satisfies readonly (keyof Typed)[]

/** A new campaign as the options describe it; what is not said is not known. */
function described(typed: Typed): object {
  const said = SAID.flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]]]))
  return { name: typed.campaign, ...UNSAID, ...Object.fromEntries(said) }
}
