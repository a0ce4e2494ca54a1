import { text } from '../frame/index.ts'

/** What time and zone rules are told that it is. */
export const nowOption = text('INSTANT', {
  en: 'the time it shall be, such as 2026-03-01T08:00:00+08:00 (now unless given)',
  'zh-CN': '按此时刻求值，例如 2026-03-01T08:00:00+08:00（默认为当前时间）',
})

export const zoneOption = text('ZONE', {
  en: 'the zone of today() and now() (AFTERSALE_TIME_ZONE, else Asia/Shanghai, unless given)',
  'zh-CN': 'today() 与 now() 的时区（默认取 AFTERSALE_TIME_ZONE，否则为 Asia/Shanghai）',
})
