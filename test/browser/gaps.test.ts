/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from "vitest"
import type { GapDetail, GapPage } from "../../apps/server/src/coverage/register/model.ts"
import { flaws } from "./flaws.ts"
import { accessibilityProblems, overflowsSideways } from "./harness.ts"
import { openStaged, type Staged } from "./staged.ts"

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"

let house: Staged

beforeAll(async () => {
  house = await openStaged()
  const [closed, lacking] = [
    await reported("Đèo Gió", 300, CAO_XANH),
    await reported("Đèo Mây", 200, CAO_XANH),
  ]
  await move(closed.id, 1, "confirmed")
  await move(closed.id, 2, "closed")
  await move(lacking.id, 1, "confirmed")
}, 60_000)
afterAll(() => house.stop())

const ask = <T>(method: "GET" | "POST", path: string, body?: object) =>
  house.ask<T>(method, `/coverage${path}`, body)

const reported = (name: string, population: number, unit = HA_TU) =>
  ask<GapDetail>("POST", "/gaps", {
    name,
    unit,
    technology: "4G",
    operators: [],
    villages: [{ name, latitude: 20.95 + population / 100_000, longitude: 107.15 }],
    population,
    households: null,
    source: "Rà soát 2026",
    definition: "Do địa phương nêu",
    day: "2026-01-10",
  })

const move = (id: string, version: number, state: string) =>
  ask("POST", `/gaps/${id}/states`, { state, version, day: "2026-02-01" })

test("a gap is typed by its coordinates, outlives a reload, and is reported", async () => {
  const page = await house.page("/console/vung-lom/moi")
  await page.getByLabel("Tên vùng lõm").fill("Khe Sâu")
  await page
    .getByLabel(/Thôn và tọa độ/u)
    .fill(`Khe Sâu: 20°57'00"B 107°09'00"Đ\nKhe Cạn: ở đâu đó`)
  await page.getByText("Dòng 2: không đọc được tọa độ").waitFor()
  await page.reload()
  await page.getByText("Đọc được: Khe Sâu (20.95, 107.15)").waitFor()
  await page.getByLabel(/Thôn và tọa độ/u).fill(`Khe Sâu: 20°57'00"B 107°09'00"Đ`)
  await page.getByRole("combobox", { name: /Đơn vị nhỏ nhất/u }).fill("Hà Tu")
  await page.getByRole("option", { name: /Hà Tu/u }).first().click()
  await page.getByLabel(/^Ngày/u).fill("30/09/2026")
  await page.getByLabel(/Số dân/u).fill("1.210")
  await page.getByLabel(/Nguồn của số dân/u).fill("Rà soát 2026")
  await page.getByLabel(/Theo quy tắc nào/u).fill("Do địa phương nêu")
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole("button", { name: "Ghi phản ánh" }).click()
  await page.getByRole("heading", { name: "Khe Sâu", level: 1 }).waitFor()

  expect((await ask<GapPage>("GET", "/gaps?q=khe+sau")).rows).toMatchObject([
    { name: "Khe Sâu", population: 1210, state: "reported" },
  ])
  await page.context().close()
})

test("the list is worked through by keyboard: choose, try, confirm; a plan meets somebody faster", async () => {
  await reported("Suối Một", 90)
  const small = await reported("Suối Hai", 40)
  const page = await house.page("/console/vung-lom?tim=suoi")
  await page.getByRole("link", { name: "Suối Một" }).focus()
  await page.keyboard.press("x")
  await page.keyboard.press("j")
  await page.keyboard.press("x")
  await page.getByRole("button", { name: "Xác nhận hàng loạt" }).click()
  await page.getByRole("dialog").getByLabel(/^Ngày/u).fill("30/09/2026")
  await page.getByRole("button", { name: "Chạy thử" }).click()
  await page.getByText(/2 nơi xác nhận được, 0 nơi không/u).waitFor()
  await page.getByRole("button", { name: "Xác nhận 2 nơi được" }).click()
  await page.getByText("Đã xác nhận 2 nơi.").waitFor()
  await page.getByRole("button", { name: "Đóng", exact: true }).last().click()
  expect(await flaws(page)).toEqual([])
  await page.getByRole("link", { name: "Suối Hai" }).focus()
  await page.keyboard.press("Enter")
  await page.getByRole("button", { name: "Đưa vào kế hoạch" }).click()
  await page.getByLabel("Tổ chức").fill("Viettel Quảng Ninh")
  await page.getByLabel("Hạn", { exact: true }).fill("30/12/2026")
  await page.getByRole("dialog").getByLabel(/^Ngày/u).fill("01/10/2026")
  await ask("POST", `/gaps/${small.id}/states`, {
    state: "dismissed",
    version: 2,
    day: "2026-10-01",
    note: "không có người ở",
  })
  await page.getByRole("dialog").getByRole("button", { name: "Đưa vào kế hoạch" }).click()
  await page.getByText(/Người khác vừa sửa/u).waitFor()
  expect(await page.getByLabel("Tổ chức").inputValue()).toBe("Viettel Quảng Ninh")
  await page.keyboard.press("Escape")
  expect(await accessibilityProblems(page)).toEqual([])
  await page.context().close()
})

test("a list is looked at row by row; chosen otherwise it is looked at again before it is written", async () => {
  const page = await house.page("/console/vung-lom/nhap")
  await page.getByLabel("Tỉnh của các dòng không ghi").fill("Quảng Ninh")
  await page.locator('input[type="file"]').setInputFiles({
    name: "vung-lom.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "STT,Tên vùng lõm,Xã,Số dân,Tình trạng,Vĩ độ,Kinh độ\n1,Khe Bốn,Hà Tu,120,đã xác nhận,20.985,107.125\n2,Khe Năm,Xã Không Có,80,đã xác nhận,20.986,107.126\n",
    ),
  })
  await page.getByRole("cell", { name: /thêm: / }).waitFor()
  expect(await page.getByRole("row").count()).toBe(3)
  expect(await flaws(page)).toEqual([])
  await page.getByLabel("Văn bản kèm danh sách").fill("CV 12")
  await page.getByText(/hãy xem lại trước khi ghi/u).waitFor()
  expect(await page.getByRole("button", { name: "Ghi các dòng đề nghị" }).count()).toBe(0)
  await page.getByRole("button", { name: "Xem lại" }).click()
  await page.getByRole("button", { name: "Ghi các dòng đề nghị" }).click()
  await page.getByText(/^Đã ghi\./u).waitFor()

  expect((await ask<GapPage>("GET", "/gaps?origin=list")).rows).toMatchObject([
    { name: "Khe Bốn", population: 120 },
  ])
  await page.context().close()
})

test("everybody reads the figure, the list and a record without scripts; a citizen tells of a place", async () => {
  const page = await house.page(`/vung-lom-song?dia-ban=${CAO_XANH}`, {
    javaScriptEnabled: false,
  })
  await page.getByText("50 % (1/2) vùng lõm sóng đã được phủ đến ngày 01/10/2026").waitFor()
  await page.getByRole("link", { name: "Đèo Gió" }).click()
  await page.getByRole("heading", { name: "Đã qua" }).waitFor()
  await page.goto(`${house.address}/vung-lom-song/phan-anh`)
  await page.getByLabel("Tọa độ nơi không có sóng").fill("ở nhà tôi")
  await page.getByLabel("Xã, phường và tỉnh").fill("phường Hà Tu, Quảng Ninh")
  await page.getByRole("button", { name: "Gửi phản ánh" }).click()
  await page.getByText(/Chưa đọc được tọa độ/u).waitFor()
  await page.getByLabel("Tọa độ nơi không có sóng").fill("20,91; 107,11")
  await page.getByRole("button", { name: "Gửi phản ánh" }).click()
  await page.getByText(/Mã của bạn: [A-Z2-9]{10}/u).waitFor()

  expect(page.url()).toMatch(/\/vung-lom-song\/phan-anh\/[A-Z2-9]{10}$/u)
  expect((await ask<GapPage>("GET", "/gaps?origin=citizen")).total).toBe(1)
  await page.goto(`${house.address}/vung-lom-song/VL-999999`)
  await page.getByText(/Không có vùng lõm sóng này/u).waitFor()
  await page.context().close()
})

test.each(["/en/vung-lom-song/VL-000001", "/vung-lom-song/phan-anh"])(
  "%s has no flaw, dark or light, and fits a telephone",
  async (path) => {
    const page = await house.page(path, { colorScheme: "dark" })

    expect(await accessibilityProblems(page)).toEqual([])
    await page.emulateMedia({ colorScheme: "light" })
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
    await page.context().close()
  },
)
