import type { Words } from "./words.ts"

/** The map of infrastructure for staff. */
export const assetMapWords = {
  "assetMap.title": ["Bản đồ hạ tầng số", "Map of digital infrastructure"],
  "assetMap.intro": [
    "Tài sản bạn được xem, trên bản đồ và trong bảng; di chuyển bản đồ thì bảng chỉ còn những gì trong khung.",
    "The assets that you may see, on a map and in a table; moving the map leaves in the table what is in its frame.",
  ],
  "assetMap.link": ["Bản đồ", "Map"],
  "assetMap.list": ["Danh sách", "List"],
  "assetMap.label": [
    "Bản đồ hạ tầng; phím mũi tên di chuyển, + và − phóng to, thu nhỏ",
    "Map of infrastructure; arrow keys move it, + and − zoom",
  ],
  "assetMap.inset": [
    "Toàn quốc, có quần đảo Hoàng Sa (Đà Nẵng) và quần đảo Trường Sa (Khánh Hòa)",
    "The whole country with the archipelagos of Hoàng Sa (Đà Nẵng) and Trường Sa (Khánh Hòa)",
  ],
  "assetMap.noWebgl": [
    "Trình duyệt này không vẽ được bản đồ (thiếu WebGL); bảng chứa cùng nội dung.",
    "This browser cannot draw the map (no WebGL); the table holds the same.",
  ],
  "assetMap.failed": [
    "Không đọc được tài sản; hãy thử lại. Bảng vẫn dùng được.",
    "The assets could not be read; try again. The table still works.",
  ],
  "assetMap.kind": ["Loại", "Kind"],
  "assetMap.anyKind": ["Mọi loại", "All kinds"],
  "assetMap.print": ["In (A4)", "Print (A4)"],
  "assetMap.sheet": ["Tờ bản đồ A4", "A4 sheet"],
  "assetMap.legend": ["Chú giải", "Legend"],
  "assetMap.heap": [
    "nhiều tài sản gần nhau, kèm số lượng",
    "several near each other, with their number",
  ],
  "assetMap.here": ["Ở đây có gì", "What is here"],
  "assetMap.show": ["Xem trên bản đồ", "Show on the map"],
  "assetMap.allBox": ["Bỏ khung", "Without the frame"],
  "assetMap.basemap": ["Bản đồ nền:", "Basemap:"],
} as const satisfies Words
