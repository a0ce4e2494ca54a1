import { formatMoney } from '@aftersale/kernel'

/** Why figures are as they are, a sentence a line, in Chinese and in English. */
export type Explanation = { readonly zh: string; readonly en: string }

export type Sentence = Explanation

/** Writes an amount in minor units as people of the language write it. */
export type MoneyText = (minor: number) => string

/** The sentences in both languages; `write` is called once a language and takes its amounts from `money`. */
export function explain(currency: string, write: (money: MoneyText) => readonly Sentence[]): Explanation {
  const zh = write(moneyTexts(currency, 'zh-CN'))
  const en = write(moneyTexts(currency, 'en'))
  return { zh: zh.map((sentence) => sentence.zh).join('\n'), en: en.map((sentence) => sentence.en).join('\n') }
}

/** A sentence names its amounts once a language, and figures come again in others: each amount is formatted once. */
function moneyTexts(currency: string, language: 'zh-CN' | 'en'): MoneyText {
  const texts = new Map<number, string>()
  return (minor) => {
    const known = texts.get(minor)
    if (known !== undefined) return known
    const text = formatMoney({ minor, currency }, language)
    texts.set(minor, text)
    return text
  }
}
