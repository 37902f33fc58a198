import { part } from "../api.ts"

export const MEASURED_PATH = "/do-song"
/** The run to compare with, in an address. */
export const RUN = "vung-phu"

export const campaignPath = (id: string) => `${MEASURED_PATH}/${part(id)}`
export const campaignApi = (id: string) => `/api/v1/coverage/campaigns/${part(id)}`
