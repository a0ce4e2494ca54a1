import { type Instant, instantToWallClock, isoOf, readStatedTime } from '@aftersale/kernel'

const ZONE = 'Asia/Shanghai'

/** `yyyy-MM-dd HH:mm:ss` as clocks in China show it. */
export function chinaTime(now: Instant): string {
  const { year, month, day, hour, minute, second } = instantToWallClock(now, ZONE)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}

/** The same read back, as ISO 8601; null where it is no such time. */
export function fromChinaTime(text: string): string | null {
  const stated = readStatedTime(text.trim(), ZONE)
  return stated === undefined ? null : isoOf(stated.at)
}
