/** Media types of what is sent, as SDMX 3.0 names them. */
export const SDMX_CSV = "application/vnd.sdmx.data+csv; version=2.0.0"
export const SDMX_STRUCTURE = "application/vnd.sdmx.structure+json; version=2.0.0"
