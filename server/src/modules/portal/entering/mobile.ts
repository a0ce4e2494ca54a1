/** A mobile number of the mainland, however it is written: with spaces, hyphens, in full width, with the country before it. */
const MOBILE = /^(?:(?:00|\+)?86)?(1[3-9]\d{9})$/

/** The mobile numbers among phones as people write them, eleven digits each, once, in their order. */
export function mobilesAmong(phones: readonly string[]): string[] {
  const found = phones.flatMap((phone) => MOBILE.exec(phone.normalize('NFKC').replaceAll(/[^\d+]/g, ''))?.[1] ?? [])
  return [...new Set(found)]
}

/** A number with its middle left out: enough for its owner to know it by, and for nobody else to call it. */
export const masked = (mobile: string): string => `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
