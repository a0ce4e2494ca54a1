const DIGITS = '零一二三四五六七八九'

/** A Chinese numeral below a hundred as a number; undefined where it is none. */
function numberOf(numeral: string): number | undefined {
  const [tens = '', units, more] = numeral.split('十')
  if (units === undefined) return tens.length === 1 ? DIGITS.indexOf(tens) : undefined
  if (tens.length > 1 || units.length > 1 || more !== undefined) return undefined
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (units === '' ? 0 : DIGITS.indexOf(units))
}

/** A text as it is looked through: 七日, 七天 and “7 天” are the same length of time, however they are written. */
export function comparable(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[零一二三四五六七八九十]{1,3}(?=\s*[日天])/g, (numeral) => String(numberOf(numeral) ?? numeral))
    .replaceAll(/(\d)\s*[日天]/g, '$1天')
}
