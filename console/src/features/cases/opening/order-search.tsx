import type { AnswerOf, Language, routes } from '@aftersale/contract'
import { AutoComplete } from 'antd'
import type { FieldTies } from '../../../shell/fields/field.tsx'
import { listedText, moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'

type Offered = AnswerOf<(typeof routes)['listOrders']>['items'][number]

type OrderSearchProps = {
  readonly ties: FieldTies
  readonly order: string
  readonly offered: readonly Offered[]
  readonly onType: (order: string) => void
}

/** An order by its number, the beginning of it, or out of those offered; a number that nobody knows counts too. */
export function OrderSearch({ ties, order, offered, onType }: OrderSearchProps) {
  const language = useLanguage()
  // What is typed in full is shown with its lines below, and nothing is to cover them.
  const isWhole = offered.some(({ number }) => number === order.trim())
  // Two shops may have given the same number.
  const labels = new Map((isWhole ? [] : offered).map((one) => [one.number, labelOf(one, language)]))
  return (
    <AutoComplete
      {...ties}
      allowClear
      value={order}
      options={[...labels].map(([value, label]) => ({ value, label }))}
      onChange={(typed: string | undefined) => onType(typed ?? '')}
    />
  )
}

const labelOf = ({ number, customerName, customer, orderedAt, account, currency }: Offered, language: Language) =>
  [
    number,
    customerName ?? customer,
    listedText(orderedAt, language),
    moneyText({ minor: account.sold, currency }, language),
  ]
    .filter((part) => part !== null)
    .join(' · ')
