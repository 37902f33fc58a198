import type { English } from "./english.ts"

/** Texts around every page: navigation, footer, search, view, failures, ages. */
export const frameVi = {
  "age.today": "hôm nay",
  "age.days_other": "{{count}} ngày trước",
  "age.months_other": "{{count}} tháng trước",
  "age.years_other": "{{count}} năm trước",

  "download.label": "Tải về:",
  "download.all": "CSV (mọi địa bàn)",

  "failure.title": "Trang này gặp lỗi",
  "failure.what": "Hệ thống không dựng được trang. Dữ liệu không bị ảnh hưởng.",
  "failure.next": "Hãy tải lại sau ít phút; nếu vẫn lỗi, hãy báo kèm mã yêu cầu dưới đây.",
  "failure.id": "Mã yêu cầu:",
  "failure.again": "Tải lại trang này",

  "nav.label": "Trang chính",
  "nav.crumbs": "Vị trí trang",
  "nav.places": "Địa bàn",
  "nav.measures": "Chỉ số",
  "nav.map": "Bản đồ",
  "nav.documents": "Văn bản",
  "nav.problems": "Vấn đề dữ liệu",
  "nav.about": "Giới thiệu",

  "notFound.title": "Không tìm thấy",
  "notFound.what": "Không có trang ở địa chỉ này.",
  "notFound.badAddress": "Địa chỉ có ngày hoặc cách xem không đọc được.",
  "notFound.next": "Hãy thử tìm theo tên địa bàn, chỉ số hoặc mã số liệu:",
  "notFound.home": "Về trang đầu",

  "permalink.asOf": "Như đã biết ngày {{day}}.",
  "permalink.asOfInstant": "Như đã biết lúc {{instant}}.",
  "permalink.this": "Liên kết cố định",
  "permalink.newest": "Xem số mới nhất",
  "permalink.copied": "Đã chép.",

  "search.label": "Tìm địa bàn, chỉ số, số liệu",
  "search.placeholder": "bac giang, cáp quang, bg-03",
  "search.submit": "Tìm",
  "search.title": "Tìm kiếm",
  "search.for": "Kết quả tìm “{{query}}”",
  "search.hint": "Gõ tên địa bàn, chỉ số hoặc mã số liệu; không cần dấu.",
  "search.count_other": "{{count, number}} kết quả",
  "search.none": "Không thấy gì. Hãy thử ít chữ hơn, hoặc chọn trong danh sách địa bàn và chỉ số.",
  "search.places": "Địa bàn",
  "search.measures": "Chỉ số",
  "search.figures": "Số liệu",

  "shell.skip": "Đến nội dung",
  "shell.otherLanguage": "English",
  "shell.dark": "Nền tối",
  "shell.light": "Nền sáng",
  "shell.footer": "Tỉnh Số: mã nguồn mở, giấy phép Apache-2.0. Số thiếu không bị coi là 0.",
  "shell.how": "Số liệu từ đâu ra, được kiểm tra thế nào",
  "shell.console": "Bàn làm việc",

  "site.description":
    "Số liệu chuyển đổi số của tỉnh, mỗi con số mở ra văn bản nguồn, kết quả kiểm tra và lịch sử đính chính.",

  "view.label": "Cách xem đơn vị",
  "view.reported": "Như đã báo cáo",
  "view.at": "Theo đơn vị ngày {{day}}",
} as const

export const frameEn: English<typeof frameVi> = {
  "age.today": "today",
  "age.days_one": "1 day ago",
  "age.days_other": "{{count}} days ago",
  "age.months_one": "1 month ago",
  "age.months_other": "{{count}} months ago",
  "age.years_one": "1 year ago",
  "age.years_other": "{{count}} years ago",

  "download.label": "Download:",
  "download.all": "CSV (all places)",

  "failure.title": "This page failed",
  "failure.what": "The system could not make the page. The data are not affected.",
  "failure.next":
    "Reload in a few minutes; if it fails again, report it with the request id below.",
  "failure.id": "Request id:",
  "failure.again": "Reload this page",

  "nav.label": "Main pages",
  "nav.crumbs": "Where you are",
  "nav.places": "Places",
  "nav.measures": "Measures",
  "nav.map": "Map",
  "nav.documents": "Documents",
  "nav.problems": "Data problems",
  "nav.about": "About",

  "notFound.title": "Not found",
  "notFound.what": "There is no page at this address.",
  "notFound.badAddress": "The address has a day or a view that cannot be read.",
  "notFound.next": "Try the name of a place, a measure or the id of a figure:",
  "notFound.home": "To the first page",

  "permalink.asOf": "As known on {{day}}.",
  "permalink.asOfInstant": "As known at {{instant}}.",
  "permalink.this": "Permanent link",
  "permalink.newest": "See the newest",
  "permalink.copied": "Copied.",

  "search.label": "Search places, measures, figures",
  "search.placeholder": "bac giang, fibre, bg-03",
  "search.submit": "Search",
  "search.title": "Search",
  "search.for": "Results for “{{query}}”",
  "search.hint": "Type a place, a measure or the id of a figure; tone marks are not needed.",
  "search.count_one": "1 result",
  "search.count_other": "{{count, number}} results",
  "search.none": "Nothing found. Try fewer words, or choose in the lists of places and measures.",
  "search.places": "Places",
  "search.measures": "Measures",
  "search.figures": "Figures",

  "shell.skip": "Skip to content",
  "shell.otherLanguage": "Tiếng Việt",
  "shell.dark": "Dark",
  "shell.light": "Light",
  "shell.footer": "Tỉnh Số: open source, Apache-2.0. Missing is never zero.",
  "shell.how": "Where figures come from and how they are checked",
  "shell.console": "Console",

  "site.description":
    "A province's figures of digital transformation, each open to its source document, checks and corrections.",

  "view.label": "Which units",
  "view.reported": "As reported",
  "view.at": "By units of {{day}}",
}
