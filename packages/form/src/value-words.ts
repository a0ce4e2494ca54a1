import { currencyExponent, formatMoney, labelInBoth, money } from '@aftersale/kernel'
import type { FormValues, Sentence } from './form.ts'
import { type FieldLook, formLooks } from './form-looks.ts'
import { rowsIn } from './rows.ts'

/**
 * What a value of a form is called, and what a choice says; `value` is null where the value speaks for itself. Of a table
 * `rows` are the words of its rows, by the keys of their columns.
 */
export type ValueWords = Said & { readonly rows?: { [column: string]: Said }[] }
type Said = { readonly label: Sentence; readonly value: Sentence | null }

/**
 * The words of a form for values that were filled in, by their key at the top of `values`; of a key that the form does not
 * have, or labels with nothing, none. `currency` is that of amounts in minor units, which are told as money where it is known. Labels in both languages (`English · 中文`) are parted; one in one language serves both.
 */
export function valueWords(
  schema: unknown,
  values: FormValues,
  currency: string | null = null,
): { [name: string]: ValueWords } {
  return wordsIn(formLooks(schema, values), '', values, currency)
}

function wordsIn(
  looks: ReadonlyMap<string, FieldLook>,
  around: string,
  values: FormValues,
  currency: string | null,
): { [name: string]: ValueWords } {
  const words = Object.entries(values).flatMap(([key, value]): [string, ValueWords][] => {
    const name = `${around}${key}`
    const look = looks.get(name)
    if (look?.title === undefined) return []
    const said = choiceWords(look, value) ?? moneyWords(look, value, currency)
    const rows = look.type === 'dynamiclist' ? rowsIn(value) : undefined
    const inRows = rows && { rows: rows.map((row) => wordsIn(looks, `${name}.`, row, currency)) }
    return [[key, { label: labelInBoth(look.title), value: said, ...inRows }]]
  })
  return Object.fromEntries(words)
}

function choiceWords({ optionLabels }: FieldLook, value: unknown): Sentence | null {
  const chosen = Array.isArray(value) ? value : [value]
  const labels = chosen.flatMap((one) => optionLabels.get(one) ?? [])
  if (labels.length === 0 || labels.length < chosen.length) return null
  const both = labels.map(labelInBoth)
  return { en: both.map(({ en }) => en).join(', '), 'zh-CN': both.map((one) => one['zh-CN']).join('、') }
}

function moneyWords({ isMinor }: FieldLook, value: unknown, currency: string | null): Sentence | null {
  if (!isMinor || currency === null || typeof value !== 'number' || currencyExponent(currency) === undefined)
    return null
  const amount = money(value, currency)
  return amount.ok ? { en: formatMoney(amount.value, 'en'), 'zh-CN': formatMoney(amount.value, 'zh-CN') } : null
}
