/** The serial of 9999-12-31, the last day a spreadsheet knows. */
const LAST_SERIAL = 2_958_465
const DAY_SECONDS = 86_400
const EXCEL_DIGITS = 15

/**
 * A stored number as a person sees it: plain decimal text of at most 15 significant digits, which is what Excel keeps
 * (ECMA-376 stores 2.55 as 2.5499999999999998). Text that is no number stays as it is.
 */
export function numberText(stored: string): string {
  const number = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(number)) return stored
  if (/^-?\d{1,15}$/.test(stored)) return stored
  return plainDecimal(number.toPrecision(EXCEL_DIGITS))
}

/** Whether a stored number is whole and longer than the digits Excel keeps, so that its last digits are not to be trusted. */
export function hasLostDigits(stored: string): boolean {
  const number = Number(stored)
  return Number.isFinite(number) && Math.abs(number) >= 10 ** EXCEL_DIGITS && Number.isInteger(number)
}

/** Writes `1.23400e+21` or `1.2300` out as plain decimal text without needless zeros. */
function plainDecimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? []
  const digits = whole + fraction
  const point = whole.length + Number(power)
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const cut = Math.max(point, 1)
  const decimals = padded.slice(cut).replace(/0+$/, '')
  const plain = decimals === '' ? padded.slice(0, cut) : `${padded.slice(0, cut)}.${decimals}`
  return plain === '0' ? plain : sign + plain
}

/**
 * A stored date as `yyyy-MM-dd HH:mm:ss`, a time of day without a date as `HH:mm:ss`, to the nearest second. Days count
 * from 1900 with the leap day of 1900 that never was (ECMA-376-1 §18.17.4.1), or from 1904 where the workbook says so.
 * A number no date stands for stays a number.
 */
export function dateText(stored: string, since1904: boolean): string {
  const serial = Number(stored)
  if (stored.trim() === '' || !(serial >= 0 && serial <= LAST_SERIAL)) return numberText(stored)
  const seconds = Math.round(serial * DAY_SECONDS)
  const days = Math.floor(seconds / DAY_SECONDS)
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  if (!since1904 && days === 60) return numberText(stored)
  const text = new Date(epoch + seconds * 1_000).toISOString()
  return days === 0 ? text.slice(11, 19) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

/** Text with the escapes of ECMA-376-1 §22.9.2.19 resolved: `_x000D_` is a carriage return, `_x005F_` an underscore. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The column, from 0, of a cell reference such as `BC12`; undefined where it is none or lies beyond XFD, the last. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column <= 16_384 ? column - 1 : undefined
}
