/** Values as people read them: the public map says them in the same words. */
export { attributeName, kindName, valueText } from "../../ui/asset-map/value-text.ts"
