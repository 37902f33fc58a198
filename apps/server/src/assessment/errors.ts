import { Refusal } from "../platform/problem.ts"

export const badOption = (name: string, value: string, allowed: readonly string[]) =>
  new Refusal(
    { code: "tuy-chon-khong-hop-le", status: 400, title: "Tùy chọn không hợp lệ" },
    `${name} “${value}”: phải là ${allowed.join(", ")}.`,
  )

const found = (errors: readonly { pointer: string; detail: string }[]) => errors.slice(0, 200)

export const noSuchIndex = (id: string) =>
  new Refusal(
    { code: "khong-co-bo-chi-so", status: 404, title: "Không có bộ chỉ số này" },
    `Không có bộ chỉ số “${id}”.`,
  )

export const indexWrong = (errors: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "bo-chi-so-chua-dung", status: 422, title: "Bộ chỉ số chưa đúng" },
    "Bộ chỉ số còn chỗ chưa đúng; hãy sửa trước khi dùng để chấm.",
    found(errors),
  )

export const indexChanged = (
  id: string,
  version: number,
  differs: readonly { pointer: string; detail: string }[],
) =>
  new Refusal(
    { code: "bo-chi-so-vua-thay-doi", status: 409, title: "Bộ chỉ số vừa thay đổi" },
    `Bộ chỉ số “${id}” (bản ${version}) đã được người khác ghi từ khi bạn mở; không ghi gì. Hãy xem chỗ khác nhau rồi ghi tiếp.`,
    found(differs),
  )

export const indexIssued = (
  id: string,
  version: number,
  rounds: readonly { id: string; title: string }[],
) =>
  new Refusal(
    { code: "bo-chi-so-da-ban-hanh", status: 409, title: "Bản này đã ban hành, không sửa được" },
    `Bản ${version} của “${id}” đã ban hành${
      rounds.length === 0 ? "" : ` và đang dùng để chấm ${rounds.length} đợt`
    }; không ghi gì. Hãy tạo bản kế tiếp rồi sửa ở đó; các đợt đã mở vẫn chấm theo bản ${version}.`,
    found(rounds.map((round) => ({ pointer: round.id, detail: round.title }))),
  )

export const noSuchVersion = (id: string, version: number) =>
  new Refusal(
    { code: "khong-co-ban-nay", status: 404, title: "Không có bản này của bộ chỉ số" },
    `Bộ chỉ số “${id}” không có bản ${version}.`,
  )

export const noDraft = (id: string) =>
  new Refusal(
    { code: "khong-co-ban-dang-soan", status: 409, title: "Không có bản đang soạn" },
    `Bộ chỉ số “${id}” không có bản đang soạn để ban hành.`,
  )

export const noSuchRound = (id: string) =>
  new Refusal(
    { code: "khong-co-dot-cham", status: 404, title: "Không có đợt chấm điểm này" },
    `Không có đợt chấm điểm “${id}”.`,
  )

export const roundTaken = (id: string) =>
  new Refusal(
    { code: "dot-cham-da-co", status: 409, title: "Đợt chấm điểm đã có" },
    `Đã có đợt chấm điểm “${id}”.`,
  )

export const roundWrong = (errors: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "dot-cham-chua-dung", status: 422, title: "Đợt chấm điểm chưa đúng" },
    "Đợt chấm điểm có chỗ chưa đúng.",
    found(errors),
  )

export const roundState = (id: string, wanted: string) =>
  new Refusal(
    { code: "dot-cham-khong-o-buoc-nay", status: 409, title: "Đợt chấm điểm không ở bước này" },
    `Đợt “${id}” ${wanted}.`,
  )

export const calendarChanged = (id: string) =>
  new Refusal(
    { code: "lich-dot-vua-thay-doi", status: 409, title: "Lịch của đợt vừa thay đổi" },
    `Lịch của đợt “${id}” đã được người khác đổi từ khi bạn mở; không ghi gì. Hãy tải lại rồi sửa tiếp.`,
  )

export const notTaking = (what: string, when: string) =>
  new Refusal(
    { code: "ngoai-thoi-han", status: 409, title: "Ngoài thời hạn" },
    `${what}: ${when} (giờ Việt Nam). Những gì đã lưu trước đó vẫn giữ nguyên.`,
  )

export const noSuchParticipant = (round: string, unit: string) =>
  new Refusal(
    { code: "khong-tham-gia-dot-cham", status: 404, title: "Đơn vị không tham gia đợt chấm" },
    `Đơn vị “${unit}” không tham gia đợt “${round}”.`,
  )

export const scoresRefused = (errors: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "diem-khong-nhan-duoc", status: 422, title: "Có điểm không nhận được" },
    "Không ghi gì; hãy sửa những chỗ sau.",
    found(errors),
  )

export const scoresChanged = (errors: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "diem-vua-thay-doi", status: 409, title: "Tiêu chí vừa được người khác ghi" },
    "Không ghi gì; hãy tải lại những tiêu chí sau rồi ghi tiếp.",
    found(errors),
  )

export const ownScore = () =>
  new Refusal(
    {
      code: "khong-tham-dinh-diem-cua-minh",
      status: 403,
      title: "Không được thẩm định điểm của chính mình",
    },
    "Người đã chấm hoặc nộp thay đơn vị không được thẩm định, quyết định điểm của đơn vị đó.",
  )

export const noSuchFeed = () =>
  new Refusal(
    { code: "khong-co-lich", status: 404, title: "Không có lịch này" },
    "Địa chỉ lịch này không còn dùng được; hãy tạo địa chỉ mới trong phần tài khoản.",
  )

export const givenWrong = (errors: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "so-lieu-khong-nhan-duoc", status: 422, title: "Số liệu không nhận được" },
    "Không ghi gì; hãy sửa những chỗ sau.",
    found(errors),
  )

export const disputeOpen = (criterion: string, name: string) =>
  new Refusal(
    { code: "da-co-y-kien-so-lieu", status: 409, title: "Đã có ý kiến chờ trả lời" },
    `Ý kiến trước về “${name}” của tiêu chí ${criterion} còn chờ trả lời.`,
  )

export const noSuchDispute = (id: number) =>
  new Refusal(
    { code: "khong-co-y-kien-so-lieu", status: 404, title: "Không có ý kiến này" },
    `Đợt này không có ý kiến số ${id} về số liệu.`,
  )

export const alreadyAnswered = (id: number) =>
  new Refusal(
    { code: "y-kien-da-tra-loi", status: 409, title: "Ý kiến đã được trả lời" },
    `Ý kiến số ${id} đã có người trả lời; hãy tải lại.`,
  )

export const mappingWrong = (errors: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "doi-chieu-chua-dung", status: 422, title: "Bảng đối chiếu chưa đúng" },
    "Không ghi gì; bảng đối chiếu có chỗ chưa đúng.",
    found(errors),
  )

export const mappingChanged = (version: number) =>
  new Refusal(
    { code: "doi-chieu-vua-thay-doi", status: 409, title: "Bảng đối chiếu vừa thay đổi" },
    `Bảng đối chiếu nay là bản ${version}; hãy tải lại rồi sửa tiếp.`,
  )

export const notComparable = (
  detail: string,
  errors: readonly { pointer: string; detail: string }[],
) =>
  new Refusal(
    { code: "khong-so-sanh-duoc", status: 409, title: "Không so sánh được hai đợt" },
    detail,
    found(errors),
  )

export const noReplyAsked = (id: string) =>
  new Refusal(
    { code: "dot-khong-lay-y-kien", status: 409, title: "Đợt này không lấy ý kiến" },
    `Đợt “${id}” không lấy ý kiến của đơn vị về dự thảo kết quả.`,
  )

export const noSuchReply = (unit: string) =>
  new Refusal(
    { code: "khong-co-y-kien", status: 404, title: "Đơn vị chưa có ý kiến" },
    `Đơn vị “${unit}” chưa có ý kiến về dự thảo kết quả.`,
  )

export const replyChanged = (version: number) =>
  new Refusal(
    { code: "y-kien-vua-thay-doi", status: 409, title: "Ý kiến vừa thay đổi" },
    `Ý kiến nay là bản ${version}, hoặc đã có người đọc; hãy tải lại rồi làm tiếp.`,
  )

export const ownOrganisation = () =>
  new Refusal(
    {
      code: "khong-tham-dinh-co-quan-cua-minh",
      status: 403,
      title: "Không được thẩm định cơ quan của chính mình",
    },
    "Không ai thẩm định cơ quan, đơn vị của mình. Điểm của cơ quan chủ trì thẩm định do hội đồng quyết định.",
  )

export const notJudging = () =>
  new Refusal(
    { code: "khong-tham-dinh-dot-nay", status: 403, title: "Không thẩm định trong đợt này" },
    "Anh/chị không là người thẩm tra của cơ quan nào thẩm định hay quyết định trong đợt chấm này.",
  )

export const noSuchDocument = (unit: string) =>
  new Refusal(
    { code: "khong-co-minh-chung-nay", status: 404, title: "Không có minh chứng này" },
    `Không có văn bản này trong minh chứng của “${unit}” ở đợt chấm.`,
  )

export const notReady = (errors: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "chua-du-dieu-kien", status: 422, title: "Chưa đủ điều kiện" },
    "Chưa làm được; còn những việc sau.",
    found(errors),
  )

export const publicationChanged = (id: string) =>
  new Refusal(
    { code: "ban-cong-bo-vua-thay-doi", status: 409, title: "Bản công bố vừa thay đổi" },
    `Đợt “${id}” vừa có bản công bố khác; không ghi gì. Hãy tải lại rồi đính chính tiếp.`,
  )

export const correctsNothing = () =>
  new Refusal(
    { code: "dinh-chinh-khong-doi-gi", status: 422, title: "Đính chính không đổi gì" },
    "Điểm và hạng sau khi đính chính giống hệt bản đã công bố; không ghi gì.",
  )

export const noSuchPublication = (id: string) =>
  new Refusal(
    { code: "khong-co-ban-cong-bo", status: 404, title: "Không có bản công bố này" },
    `Đợt “${id}” không có bản công bố mang mã băm này.`,
  )

export const annexUnread = (missing: readonly string[]) =>
  new Refusal(
    { code: "khong-doc-duoc-phu-luc", status: 422, title: "Không đọc được phụ lục" },
    `Không thấy cột ${missing.join("; ")}.`,
  )

export const annexSheets = (asked: string | null, names: readonly string[], like: string | null) =>
  new Refusal(
    { code: "phu-luc-o-trang-nao", status: 422, title: "Chưa rõ đọc trang tính nào" },
    asked === null
      ? `Nhiều trang tính có bảng tiêu chí: ${names.join("; ")}. Hãy nói đọc trang nào.`
      : `Không có trang tính “${asked}”${like === null ? "." : `; có phải “${like}”?`} Tệp có: ${names.join("; ")}.`,
  )

export const annexSets = (sets: readonly string[]) =>
  new Refusal(
    { code: "phu-luc-co-nhieu-bo", status: 422, title: "Bảng có nhiều bộ chỉ số" },
    "Hãy nói đọc bộ nào; chữ đầu của tên là đủ.",
    found(sets.map((set) => ({ pointer: set.split(" ")[0] ?? set, detail: set }))),
  )
