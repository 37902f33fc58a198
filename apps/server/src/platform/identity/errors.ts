import { Refusal } from "../problem.ts"
import type { Role } from "./model.ts"

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  administrator: "quản trị",
  editor: "biên tập",
  verifier: "thẩm định",
  reader: "đọc",
}

export const notSignedIn = () =>
  new Refusal(
    { code: "chua-dang-nhap", status: 401, title: "Chưa đăng nhập" },
    "Hãy đăng nhập để làm việc này.",
  )

export const notAllowed = (role: Role, unitId: string | null) =>
  new Refusal(
    { code: "khong-du-quyen", status: 403, title: "Không đủ quyền" },
    unitId === null
      ? `Việc này cần vai trò ${ROLE_NAMES[role]}.`
      : `Việc này cần vai trò ${ROLE_NAMES[role]} tại ${unitId === "VN" ? "cả nước" : `đơn vị ${unitId}`}.`,
  )

export const otherOrigin = () =>
  new Refusal(
    { code: "khac-nguon", status: 403, title: "Yêu cầu từ trang khác" },
    "Yêu cầu làm thay đổi dữ liệu phải gửi từ chính trang này (Origin hoặc Sec-Fetch-Site).",
  )

export const wrongContentType = () =>
  new Refusal(
    { code: "kieu-noi-dung-la", status: 415, title: "Kiểu nội dung không được nhận" },
    "Chỉ nhận application/json hoặc multipart/form-data.",
  )

export const wrongCredentials = () =>
  new Refusal(
    { code: "sai-thong-tin-dang-nhap", status: 401, title: "Đăng nhập không thành công" },
    "Thư điện tử hoặc mật khẩu không đúng.",
  )

export const codeNeeded = () =>
  new Refusal(
    { code: "can-ma-xac-thuc", status: 401, title: "Cần mã xác thực hai lớp" },
    "Nhập sáu chữ số trong ứng dụng xác thực, hoặc một mã khôi phục.",
  )

export const wrongCode = () =>
  new Refusal(
    { code: "sai-ma-xac-thuc", status: 401, title: "Mã xác thực không đúng" },
    "Mã không đúng, đã dùng hoặc đã hết hạn.",
  )

export const tooManyAttempts = (seconds: number) =>
  new Refusal(
    {
      code: "qua-nhieu-lan-thu",
      status: 429,
      title: "Quá nhiều lần thử",
      headers: { "retry-after": String(seconds) },
    },
    `Đã thử sai quá nhiều lần. Hãy thử lại sau ${Math.ceil(seconds / 60)} phút.`,
  )

export const busy = () =>
  new Refusal(
    {
      code: "qua-nhieu-yeu-cau",
      status: 429,
      title: "Quá nhiều yêu cầu, hãy thử lại sau",
      headers: { "retry-after": "5" },
    },
    "Có quá nhiều lượt đăng nhập cùng lúc. Hãy thử lại sau ít giây.",
  )

export const accountDisabled = () =>
  new Refusal(
    { code: "tai-khoan-bi-khoa", status: 403, title: "Tài khoản đã bị khóa" },
    "Tài khoản đã bị khóa. Hãy liên hệ quản trị viên.",
  )

export const accountIdle = (days: number) =>
  new Refusal(
    { code: "tai-khoan-khong-hoat-dong", status: 403, title: "Tài khoản tạm khóa" },
    `Tài khoản không dùng quá ${days} ngày nên đã tạm khóa. Hãy nhờ quản trị viên mở lại.`,
  )

export const wrongPassword = () =>
  new Refusal(
    { code: "sai-mat-khau", status: 422, title: "Mật khẩu hiện tại không đúng" },
    "Mật khẩu hiện tại không đúng.",
  )

export const weakPassword = (why: string) =>
  new Refusal({ code: "mat-khau-yeu", status: 422, title: "Mật khẩu chưa đủ mạnh" }, why)

export const badLink = () =>
  new Refusal(
    { code: "lien-ket-khong-dung-duoc", status: 410, title: "Liên kết không dùng được" },
    "Liên kết không đúng, đã dùng hoặc đã hết hạn. Hãy xin liên kết mới.",
  )

export const emailTaken = () =>
  new Refusal(
    { code: "thu-dien-tu-da-co", status: 409, title: "Thư điện tử đã có tài khoản" },
    "Thư điện tử này đã có tài khoản. Hãy cấp vai trò cho tài khoản đó.",
  )

export const administratorExists = () =>
  new Refusal(
    { code: "da-co-quan-tri", status: 409, title: "Đã có quản trị viên" },
    "Hệ thống đã có quản trị viên. Nếu không còn ai vào được, chạy: tinhso setup-link --reset",
  )

export const unknownUser = () =>
  new Refusal(
    { code: "khong-co-tai-khoan", status: 404, title: "Không tìm thấy tài khoản" },
    "Không có tài khoản này.",
  )

export const unknownSession = () =>
  new Refusal(
    { code: "khong-co-phien", status: 404, title: "Không tìm thấy phiên" },
    "Phiên này đã kết thúc hoặc không phải của bạn.",
  )

export const unknownInvitation = () =>
  new Refusal(
    { code: "khong-co-loi-moi", status: 404, title: "Không tìm thấy lời mời" },
    "Lời mời này đã dùng, đã thu hồi hoặc đã hết hạn.",
  )

export const unknownGrant = () =>
  new Refusal(
    { code: "khong-co-vai-tro", status: 404, title: "Không tìm thấy vai trò đã cấp" },
    "Vai trò này không có hoặc đã thu hồi.",
  )

export const unknownUnit = (unitId: string) =>
  new Refusal(
    { code: "khong-co-don-vi", status: 422, title: "Không có đơn vị" },
    `Không có đơn vị ${unitId}.`,
  )

export const grantHeld = () =>
  new Refusal(
    { code: "vai-tro-da-cap", status: 409, title: "Vai trò đã được cấp" },
    "Người này đã có vai trò đó tại đơn vị đó.",
  )

export const rolesApart = () =>
  new Refusal(
    { code: "tach-vai-tro", status: 409, title: "Hai vai trò phải tách nhau" },
    "Người thẩm định không được vừa là biên tập hoặc quản trị của cùng đơn vị.",
  )

export const changedMeanwhile = () =>
  new Refusal(
    { code: "da-thay-doi", status: 409, title: "Dữ liệu vừa thay đổi" },
    "Tài khoản này vừa được người khác thay đổi. Hãy tải lại và thử lại.",
  )

export const lastAdministrator = () =>
  new Refusal(
    { code: "quan-tri-cuoi", status: 409, title: "Phải còn một quản trị viên" },
    "Đây là quản trị viên cả nước cuối cùng còn dùng được; hãy cấp quyền cho người khác trước.",
  )

export const notYourself = () =>
  new Refusal(
    { code: "tu-khoa-minh", status: 409, title: "Không thể tự khóa mình" },
    "Hãy nhờ một quản trị viên khác khóa tài khoản này.",
  )

export const twoFactorNotBegun = () =>
  new Refusal(
    { code: "chua-bat-dau-hai-lop", status: 409, title: "Chưa bắt đầu xác thực hai lớp" },
    "Hãy bắt đầu lại để nhận mã bí mật mới.",
  )

export const twoFactorOn = () =>
  new Refusal(
    { code: "da-bat-hai-lop", status: 409, title: "Xác thực hai lớp đã bật" },
    "Hãy tắt xác thực hai lớp trước khi bật lại.",
  )

export const keyNeeded = () =>
  new Refusal(
    {
      code: "can-khoa-api",
      status: 401,
      title: "Cần khóa API",
      headers: { "www-authenticate": "Bearer" },
    },
    "Gửi khóa còn hiệu lực trong “Authorization: Bearer …”.",
  )

export const keyLacksScope = (scope: string) =>
  new Refusal(
    { code: "khoa-khong-du-quyen", status: 403, title: "Khóa không đủ quyền" },
    `Khóa này không có quyền “${scope}”.`,
  )

export const tooManyByKey = (seconds: number) =>
  new Refusal(
    {
      code: "goi-qua-nhanh",
      status: 429,
      title: "Gọi quá nhanh",
      headers: { "retry-after": String(seconds) },
    },
    `Khóa này đã dùng hết số lần gọi trong một phút; hãy thử lại sau ${seconds} giây.`,
  )

export const unknownKey = () =>
  new Refusal(
    { code: "khong-co-khoa", status: 404, title: "Không tìm thấy khóa" },
    "Không có khóa này, hoặc khóa đã bị thu hồi.",
  )
