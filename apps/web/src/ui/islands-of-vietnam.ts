/** Named on every map of Việt Nam, whether or not they report figures. */
export { ARCHIPELAGOS as ISLANDS } from "@tinhso/places"
