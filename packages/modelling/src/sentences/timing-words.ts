import type { Words } from '../document/part.ts'
import type { Timing } from '../reading/plain-flow.ts'
import type { Language } from './vocabulary.ts'

const PARTS = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

const UNITS: readonly Words[] = [
  { en: 'year', 'zh-CN': '年' },
  { en: 'month', 'zh-CN': '个月' },
  { en: 'week', 'zh-CN': '周' },
  { en: 'day', 'zh-CN': '天' },
  { en: 'hour', 'zh-CN': '小时' },
  { en: 'minute', 'zh-CN': '分钟' },
  { en: 'second', 'zh-CN': '秒' },
]

/** A length of time in words: “2 working days”, “2 个工作日”; a formula as it is written. */
export function timingWords({ duration, calendar, text }: Timing, language: Language): string {
  const parts = duration === null ? null : PARTS.exec(duration)
  if (parts === null) return text.replace(/^=\s*/, '')
  const words = parts.slice(1).flatMap((digits, at) => {
    const unit = UNITS[at]
    if (digits === undefined || unit === undefined || Number(digits) === 0) return []
    return [language === 'en' ? english(Number(digits), unit.en, calendar) : chinese(digits, unit['zh-CN'], calendar)]
  })
  if (words.length === 0) return language === 'en' ? 'at once' : '立即'
  return language === 'en' ? words.join(' ') : words.join('')
}

const english = (amount: number, unit: string, calendar: string | null): string => {
  const working = calendar !== null && (unit === 'day' || unit === 'hour') ? 'working ' : ''
  return `${amount} ${working}${unit}${amount === 1 ? '' : 's'}`
}

const chinese = (digits: string, unit: string, calendar: string | null): string => {
  if (calendar === null) return `${digits} ${unit}`
  if (unit === '天') return `${digits} 个工作日`
  return unit === '小时' ? `${digits} 个工作小时` : `${digits} ${unit}`
}
