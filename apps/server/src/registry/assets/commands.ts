import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { assetExportCommand } from "./export/commands.ts"
import { loadDemoAssets } from "./service/demo-service.ts"
import { importKinds } from "./service/import-kinds.ts"

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
}

async function takeKinds(cli: Cli, file: string, commit: boolean): Promise<void> {
  const done = await importKinds(await cli.open(), cli.path(file), { commit, actor: OPERATOR })
  cli.out("code\taction\tattributes\tname_vi")
  for (const { code, action, attributes, nameVi } of done.kinds) {
    cli.out([code, action, String(attributes), nameVi].join("\t"))
  }
  for (const one of done.lost) cli.note(`Không còn chỗ khai, giữ trong lịch sử: ${one}`)
  cli.note(commit ? "Đã ghi." : "Chạy thử, chưa ghi gì. Thêm --commit để ghi.")
}
