import { Refusal } from "../../platform/problem.ts"

/** The same words whether it never was, is gone, or belongs to somebody else. */
export const noSuchSaved = () =>
  new Refusal(
    { code: "khong-co-trang-da-luu", status: 404, title: "Không có trang này" },
    "Không có trang nào ở địa chỉ này, hoặc trang không được chia sẻ.",
  )

export const changedMeanwhile = () =>
  new Refusal(
    { code: "trang-da-bi-sua", status: 409, title: "Trang đã bị sửa ở nơi khác" },
    "Trang đã được lưu ở nơi khác từ khi mở. Tải lại rồi sửa tiếp; phần đang sửa chưa mất cho đến khi rời trang.",
  )

export const tooManySaved = (most: number) =>
  new Refusal(
    { code: "qua-nhieu-trang-da-luu", status: 409, title: "Đã lưu quá nhiều" },
    `Mỗi người giữ được tối đa ${most} bản xem và trang tổng hợp; hãy xóa bớt.`,
  )

export const noSuchTileView = (place: number) =>
  new Refusal(
    { code: "o-khong-co-ban-xem", status: 422, title: "Ô không có bản xem" },
    `Ô thứ ${place} dùng một bản xem không có hoặc không được chia sẻ với bạn.`,
  )
