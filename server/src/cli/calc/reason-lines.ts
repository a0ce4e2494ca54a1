import type { Reason } from '@aftersale/commerce'
import type { Language, Texts } from '../frame/index.ts'

/** A verdict and why, a line each. */
export const reasonLines = (verdict: Texts, reasons: readonly Reason[], language: Language): string[] => [
  verdict[language],
  ...reasons.map(({ en, zh }) => (language === 'en' ? en : zh)),
]
