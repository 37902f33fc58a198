import type { CitizenReceipt } from "@tinhso/server/coverage/register/model"
import type { ReactNode } from "react"
import type { MessageKey } from "../../i18n/index.ts"
import { formatDay } from "../../i18n/index.ts"
import { Notice } from "../../ui/Notice.tsx"
import { orNull, part } from "../api.ts"
import { Link, localPath, type Page, useSite } from "../site.tsx"
import { GAPS_PATH, gapPath } from "./address.ts"
import { GapTag } from "./tag.tsx"

const TELL_PATH = `${GAPS_PATH}/phan-anh`
const FIELDS = ["place", "unit", "village", "technology", "operator"] as const
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>

/** "No signal where I am": a plain form; what was wrong comes back in the address. */
export const tellPage: Page = (site) => {
  const typed: Typed = {
    place: site.query.get("place") ?? "",
    unit: site.query.get("unit") ?? "",
    village: site.query.get("village") ?? "",
    technology: site.query.get("technology") ?? "",
    operator: site.query.get("operator") ?? "",
  }
  return Promise.resolve({
    title: site.t("gaps.form.title"),
    description: site.t("gaps.form.lead"),
    noindex: site.query.size > 0,
    body: <Tell typed={typed} wrong={site.query.get("loi")} />,
  })
}

const WRONG: Readonly<Record<string, MessageKey>> = {
  place: "gaps.form.wrong.place",
  unit: "gaps.form.wrong.unit",
  "qua-nhieu-phan-anh": "gaps.form.wrong.many",
}

function Tell({ typed, wrong }: { readonly typed: Typed; readonly wrong: string | null }) {
  const { t } = useSite()
  return (
    <>
      <p>
        <Link to={GAPS_PATH}>{t("gaps.back")}</Link>
      </p>
      <h1>{t("gaps.form.title")}</h1>
      <p className="lead">{t("gaps.form.lead")}</p>
      {wrong !== null && (
        <Notice tone="warn" title={t("gaps.form.wrong")}>
          <p>{t(WRONG[wrong] ?? "gaps.form.wrong.other")}</p>
          <p>{t("gaps.form.rewrite")}</p>
        </Notice>
      )}
      <Form typed={typed} wrong={wrong} />
    </>
  )
}

function Form({ typed, wrong }: { readonly typed: Typed; readonly wrong: string | null }) {
  const { t, language } = useSite()
  return (
    <form className="gap-form" method="post" action={localPath(TELL_PATH, language)}>
      <Field name="place" label="gaps.form.place" hint="gaps.form.placeHint">
        <input
          id="place"
          name="place"
          required
          maxLength={200}
          defaultValue={typed.place}
          aria-describedby="place-cach"
          aria-invalid={wrong === "place" || undefined}
        />
      </Field>
      <Field name="unit" label="gaps.form.unit" hint="gaps.form.unitHint">
        <input
          id="unit"
          name="unit"
          maxLength={200}
          defaultValue={typed.unit}
          aria-describedby="unit-cach"
          aria-invalid={wrong === "unit" || undefined}
        />
      </Field>
      <Field name="village" label="gaps.form.village">
        <input id="village" name="village" maxLength={100} defaultValue={typed.village} />
      </Field>
      <Field name="technology" label="gaps.form.technology">
        <select id="technology" name="technology" defaultValue={typed.technology || "2G"}>
          <option value="2G">{t("gaps.form.any")}</option>
          {["4G", "5G"].map((technology) => (
            <option key={technology} value={technology}>
              {t("gaps.form.net", { technology })}
            </option>
          ))}
        </select>
      </Field>
      <Field name="operator" label="gaps.form.operator">
        <input id="operator" name="operator" maxLength={60} defaultValue={typed.operator} />
      </Field>
      <Field name="text" label="gaps.form.text" hint="gaps.form.textHint">
        <textarea id="text" name="text" rows={4} maxLength={1000} aria-describedby="text-cach" />
      </Field>
      <p className="hidden" aria-hidden="true">
        <label htmlFor="website">{t("gaps.form.trap")}</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" />
      </p>
      <button type="submit">{t("gaps.form.send")}</button>
    </form>
  )
}

function Field({
  name,
  label,
  hint,
  children,
}: {
  readonly name: string
  readonly label: MessageKey
  readonly hint?: MessageKey
  readonly children: ReactNode
}) {
  const { t } = useSite()
  return (
    <div>
      <label htmlFor={name}>{t(label)}</label>
      {children}
      {hint !== undefined && (
        <p id={`${name}-cach`} className="small">
          {t(hint)}
        </p>
      )}
    </div>
  )
}

/** What became of a report, for whoever kept the address. */
export const receiptPage: Page = async (site, { code = "" }) => {
  const found = await orNull(site.api<CitizenReceipt>(`/api/v1/coverage/gap-reports/${part(code)}`))
  const about = {
    title: site.t("gaps.receipt.title"),
    description: site.t("gaps.form.lead"),
    noindex: true,
  }
  if (found === null) return { ...about, status: 404, body: <NoReceipt code={code} /> }
  return { ...about, body: <Receipt found={found} /> }
}

function NoReceipt({ code }: { readonly code: string }) {
  const { t } = useSite()
  return (
    <>
      <h1>{t("gaps.title")}</h1>
      <p className="empty">
        {t("gaps.receipt.missing")} ({code})
      </p>
      <p>
        <Link to={TELL_PATH}>{t("gaps.tell")}</Link>
      </p>
    </>
  )
}

function Receipt({ found: { code, day, state, gap } }: { readonly found: CitizenReceipt }) {
  const { t, language } = useSite()
  return (
    <>
      <h1>{t("gaps.receipt.title")}</h1>
      <p className="lead">{t("gaps.receipt.code", { code })}</p>
      <p>
        {t("gaps.receipt.day", { day: formatDay(day, language) })} <GapTag state={state} />
      </p>
      {gap === null ? (
        <p>{t("gaps.receipt.waits")}</p>
      ) : (
        <p>
          <Link to={gapPath(gap)}>{t("gaps.receipt.record", { id: gap })}</Link>
        </p>
      )}
      <p>
        <Link to={GAPS_PATH}>{t("gaps.back")}</Link>
      </p>
    </>
  )
}
