import { createContext, useContext } from 'react'
import { chinese, type Texts } from './chinese.ts'
import { english } from './english.ts'
import type { Language } from './language.ts'

type Both = { readonly en: string; readonly 'zh-CN': string }
type Money = { readonly minor: number; readonly currency: string }

interface Reading {
  readonly language: Language
  readonly t: Texts
  /** Of a text in both languages, the one that is read. */
  readonly say: (both: Both) => string
  readonly money: (amount: Money) => string
  readonly day: (iso: string) => string
  readonly time: (iso: string) => string
}

const ZONE = 'Asia/Shanghai'

export function readingIn(language: Language): Reading {
  const locale = language === 'en' ? 'en-GB' : language
  const dayOf = new Intl.DateTimeFormat(locale, { timeZone: ZONE, month: 'short', day: 'numeric' })
  const timeOf = new Intl.DateTimeFormat(locale, {
    timeZone: ZONE,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return {
    language,
    t: language === 'en' ? english : chinese,
    say: (both) => both[language],
    money: ({ minor, currency }) => {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    day: (iso) => dayOf.format(new Date(iso)),
    time: (iso) => timeOf.format(new Date(iso)),
  }
}

export const ReadingContext = createContext<Reading>(readingIn('zh-CN'))

export const useTexts = (): Reading => useContext(ReadingContext)
