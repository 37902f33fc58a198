import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import type { Command } from "commander"
import type { Cli } from "../../../platform/cli.ts"
import { OPERATOR } from "../../../platform/context.ts"
import { assetExportCommand } from "../export/commands.ts"
import { kindsRefused } from "../errors.ts"
import { keptCommands } from "./kept-commands.ts"
import { loadDemoAssets } from "../service/demo-service.ts"
import { importKinds } from "../service/import-kinds.ts"

const named = (program: Command, name: string) =>
  program.commands.find((command) => command.name() === name) ?? program.command(name)

/** Call it after the commands of other domains, which make `demo` and `import`. */
export function assetCommands(program: Command, cli: Cli): void {
  named(program, "demo")
    .command("assets")
    .description(
      "nạp tài sản hạ tầng minh họa, số lượng khớp số liệu đã công bố; chỉ khi sổ còn trống (load made-up assets)",
    )
    .action(async () => {
      const { assets, areas } = await loadDemoAssets(await cli.open())
      cli.note("Mọi tài sản vừa nạp là minh họa, không phải tài sản thật.")
      cli.out(`assets\t${assets}`)
      cli.out(`areas\t${areas}`)
    })
  named(program, "import")
    .command("asset-kinds")
    .argument("<file>", "tệp JSON theo khuôn của data/asset-kinds.json (file)")
    .description("khai báo loại tài sản: bản mới thay bản đang dùng (kinds of assets)")
    .option("--commit", "ghi vào CSDL; không có thì chỉ chạy thử (write; a dry run otherwise)")
    .action((file: string, { commit = false }: { commit?: boolean }) =>
      takeKinds(cli, file, commit),
    )
  const assets = named(program, "assets").description("sổ hạ tầng số (register of infrastructure)")
  assetExportCommand(assets, cli)
  keptCommands(assets, cli)
}

const MOST_BYTES = 4 * 2 ** 20

function shortly(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

async function takeKinds(cli: Cli, file: string, commit: boolean): Promise<void> {
  const path = cli.path(file)
  const name = basename(path)
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null || bytes.length > MOST_BYTES) {
    throw kindsRefused(name, [{ where: "tệp", vi: "không thấy tệp này, hoặc lớn hơn 4 MB" }])
  }
  const sent = { file: name, text: bytes.toString("utf8") }
  const done = await importKinds(await cli.open(), sent, { commit, actor: OPERATOR })
  cli.out("code\taction\tattributes\tname_vi")
  for (const { code, action, attributes, nameVi } of done.kinds) {
    cli.out([code, action, String(attributes), nameVi].join("\t"))
  }
  for (const { code, changes, findings } of done.kinds) {
    for (const { where, before, after } of changes) {
      cli.note(`${code}.${where}: ${shortly(before)} → ${shortly(after)}`)
    }
    for (const { field, severity, vi, assets } of findings) {
      cli.note(`${code}, ${field} (${severity}): ${vi}: ${assets} tài sản đang có`)
    }
  }
  for (const { kind, attribute, value, assets } of done.lost) {
    const what = `${kind}.${attribute}${value === null ? "" : `=${value}`}`
    cli.note(`Không còn chỗ khai, giữ trong lịch sử: ${what}: ${assets} tài sản`)
  }
  cli.note(commit ? "Đã ghi." : "Chạy thử, chưa ghi gì. Thêm --commit để ghi.")
}
