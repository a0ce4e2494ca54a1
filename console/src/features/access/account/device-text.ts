const BROWSERS = [
  ['MicroMessenger', 'WeChat'],
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** Browser and system out of what a browser calls itself; null where it says neither. */
export function deviceText(device: string | null): string | null {
  const found = [BROWSERS, SYSTEMS].flatMap((names) => {
    const name = names.find(([mark]) => device?.includes(mark))
    return name === undefined ? [] : [name[1]]
  })
  return found.length === 0 ? null : found.join(' · ')
}
