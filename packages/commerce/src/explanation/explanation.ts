import { formatMoney } from '@aftersale/kernel'

/** Why figures are as they are, a sentence a line, in Chinese and in English. */
export type Explanation = { readonly zh: string; readonly en: string }

export type Sentence = Explanation

/** Writes an amount in minor units as people of the language write it. */
export type MoneyText = (minor: number) => string

/** The sentences in both languages; `write` is called once a language and takes its amounts from `money`. */
export function explain(currency: string, write: (money: MoneyText) => readonly Sentence[]): Explanation {
  const zh = write((minor) => formatMoney({ minor, currency }, 'zh-CN'))
  const en = write((minor) => formatMoney({ minor, currency }, 'en'))
  return { zh: zh.map((sentence) => sentence.zh).join('\n'), en: en.map((sentence) => sentence.en).join('\n') }
}
