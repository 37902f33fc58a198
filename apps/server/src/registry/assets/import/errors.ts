import { Refusal } from "../../../platform/problem.ts"

const NOT_UNDERSTOOD = {
  code: "khong-hieu-bang",
  status: 422,
  title: "Không hiểu bảng trong tệp",
}

export const noTable = (file: string, seen: readonly string[]) =>
  new Refusal(
    NOT_UNDERSTOOD,
    `Tệp ${file}: không thấy dòng tiêu đề nào có tên hoặc mã và tọa độ. ` +
      (seen.length === 0
        ? "Tệp không có chữ."
        : `Các dòng đầu: ${seen.slice(0, 5).join(" | ").slice(0, 400)}.`),
  )

export const unknownOption = (name: string, value: string, choices: readonly string[]) =>
  new Refusal(
    { code: "tuy-chon-nhap-khong-dung", status: 400, title: "Tùy chọn nhập không đúng" },
    `${name} “${value}” không có. Có thể chọn: ${choices.slice(0, 20).join(", ")}.`,
    [{ pointer: name, detail: `Không có “${value}”` }],
  )

export const changedMeanwhile = (file: string) =>
  new Refusal(
    { code: "du-lieu-vua-doi", status: 409, title: "Danh mục vừa thay đổi" },
    `Danh mục tài sản vừa thay đổi trong lúc nhập ${file}; chưa ghi gì. Hãy xem lại bản thử rồi ghi lại.`,
  )

export const notReadable = (file: string, why: string) =>
  new Refusal(
    { code: "tep-khong-doc-duoc", status: 422, title: "Không đọc được tệp" },
    `Tệp ${file}: ${why}.`,
  )

export const badFeature = (file: string, number: number, why: string) =>
  new Refusal(
    { code: "hinh-khong-doc-duoc", status: 422, title: "Không đọc được một hình" },
    `Tệp ${file}, hình thứ ${number}: ${why}.`,
    [{ pointer: `${number}`, detail: why }],
  )

export const notApart = () =>
  new Refusal(
    { code: "khong-tach-duoc", status: 422, title: "Không ghi được quyết định" },
    "Cần hai tài sản khác nhau, ít nhất một thuộc phạm vi được sửa của bạn.",
  )
