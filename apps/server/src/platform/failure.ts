import { Refusal } from "./problem.ts"

const kind = (code: string, title: string, status = 500) => ({ code, status, title })
const FOLDER = kind("thu-muc-khong-dung-duoc", "Không dùng được thư mục hay tệp")
const FULL = kind("het-cho-ghi", "Hết chỗ trên ổ đĩa", 507)
const DATABASE = kind("khong-mo-duoc-csdl", "Không mở được cơ sở dữ liệu", 503)
const NETWORK = kind("khong-nghe-duoc", "Không mở được cổng mạng")

type Explain = (where: string) => Refusal

const folder =
  (why: string): Explain =>
  (where) =>
    new Refusal(FOLDER, `${where}: ${why}.`)
const full: Explain = (where) => new Refusal(FULL, `${where}: ổ đĩa đã đầy, chưa ghi gì.`)
const database =
  (why: string): Explain =>
  () =>
    new Refusal(DATABASE, `DATABASE_URL: ${why}.`)

/** By the operating system's name of a failure, or by PostgreSQL's number of it. */
const CODES: Readonly<Record<string, Explain>> = {
  EACCES: folder("không có quyền"),
  EPERM: folder("không có quyền"),
  EROFS: folder("ổ đĩa chỉ cho đọc"),
  ENOENT: folder("không có, và không tạo được"),
  ENOTDIR: folder("có một tệp ở chỗ phải là thư mục"),
  EEXIST: folder("có một tệp ở chỗ phải là thư mục"),
  ENOSPC: full,
  EDQUOT: full,
  "53100": full,
  ECONNREFUSED: database("không có máy chủ PostgreSQL nào trả lời ở địa chỉ này"),
  ENOTFOUND: database("không có máy nào tên như vậy"),
  EAI_AGAIN: database("không hỏi được tên máy"),
  ETIMEDOUT: database("máy chủ PostgreSQL không trả lời"),
  EHOSTUNREACH: database("không tới được máy chủ PostgreSQL"),
  "28000": database("máy chủ không nhận người dùng này"),
  "28P01": database("mật khẩu không đúng"),
  "3D000": database("không có cơ sở dữ liệu tên như vậy"),
  "42501": database("người dùng này không có quyền"),
  "53300": database("máy chủ đã hết kết nối"),
  ECONNRESET: database("máy chủ PostgreSQL ngắt kết nối"),
  "57P01": database("máy chủ đang dừng"),
  "57P03": database("máy chủ đang khởi động hoặc đang dừng"),
  EADDRNOTAVAIL: () => new Refusal(NETWORK, "HOST: máy này không có địa chỉ ấy."),
}

/** What the embedded database's own file system throws when the disk is full: WASI's number. */
const WASI_ENOSPC = 51

/** A failure of the machine that an operator can mend, said in one sentence; null for a bug. */
export function explained(error: unknown, where: string): Refusal | null {
  if (error instanceof Refusal) return error
  if (typeof error !== "object" || error === null) return null
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any object may be thrown
  const { code, errno, path } = error as { code?: unknown; errno?: unknown; path?: unknown }
  const name = errno === WASI_ENOSPC ? "ENOSPC" : code
  if (typeof name !== "string" || !Object.hasOwn(CODES, name)) return null
  return CODES[name]?.(typeof path === "string" ? path : where) ?? null
}
