import { chmod, mkdir, stat } from "node:fs/promises"
import { createServer, type Server } from "node:net"
import { Refusal } from "./problem.ts"

const taken = {
  code: "thu-muc-du-lieu-dang-dung",
  status: 409,
  title: "Thư mục dữ liệu đang được một tiến trình khác dùng",
}

/**
 * Holds a data directory for this process alone; the kernel lets go when the process ends,
 * however it ends. Linux: a socket in the abstract namespace, named by the folder's own
 * device and inode, so that two spellings of one path are one lock.
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await chmod(dataDir, 0o700)
  if (process.platform !== "linux") return async () => undefined
  const { dev, ino } = await stat(dataDir)
  const server = createServer((socket) => socket.destroy())
  try {
    await listenOn(server, `\0tinhso-${dev}-${ino}`)
  } catch {
    throw new Refusal(
      taken,
      `${dataDir} đang được dùng. Dừng tiến trình kia, hoặc đặt TINHSO_DATA sang thư mục khác.`,
    )
  }
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

export function listenOn(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(path, () => {
      server.off("error", reject)
      resolve()
    })
  })
}
