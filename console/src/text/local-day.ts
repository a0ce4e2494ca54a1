/** The day of a moment where the reader is, as `2026-03-01`: in the morning of China it is yesterday in UTC. */
export function localDay(at: number): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
