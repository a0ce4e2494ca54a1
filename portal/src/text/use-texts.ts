import { currencyExponent, formatMoney, type Money } from '@aftersale/kernel'
import { createContext, useContext } from 'react'
import { chinese, type Texts } from './chinese.ts'
import { english } from './english.ts'
import type { Language } from './language.ts'
import { momentsIn } from './moments.ts'

type Both = { readonly en: string; readonly 'zh-CN': string }

interface Reading {
  readonly language: Language
  readonly t: Texts
  /** Of a text in both languages, the one that is read. */
  readonly say: (both: Both) => string
  readonly money: (amount: Money) => string
  readonly day: (iso: string) => string
  readonly time: (iso: string) => string
}

/** Texts, amounts, days and times for whoever reads; days and times are those of the company's zone. */
export function readingIn(language: Language, zone: string | null): Reading {
  const locale = language === 'en' ? 'en-GB' : language
  const { day, time } = momentsIn(locale, zone)
  return {
    language,
    t: language === 'en' ? english : chinese,
    say: (both) => both[language],
    money: (amount) => moneyIn(amount, language),
    day,
    time,
  }
}

/** An amount of a currency that ISO 4217 does not list is shown as it came. */
const moneyIn = (amount: Money, language: Language): string =>
  currencyExponent(amount.currency) === undefined ? `${amount.minor} ${amount.currency}` : formatMoney(amount, language)

export const ReadingContext = createContext<Reading>(readingIn('zh-CN', null))

export const useTexts = (): Reading => useContext(ReadingContext)
