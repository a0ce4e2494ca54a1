import { useQuery } from '@tanstack/react-query'
import { Input, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { momentText, moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { wordText } from '../../../text/words.ts'
import type { Order } from '../page/case-queries.ts'
import styles from './new-case.module.css'
import { ordersNamedQuery } from './opening-queries.ts'

/** Nobody types faster than that (milliseconds) between two digits and means it. */
const PAUSE = 400

type OrderChoiceProps = {
  readonly order: string
  readonly product: string
  readonly problem: string | undefined
  readonly isRequired: boolean
  readonly onType: (order: string) => void
  readonly onChoose: (order: Order, line: Order['lines'][number] | null) => void
}

/** The order's number; once it is known, its lines to choose from. */
export function OrderChoice({ order, product, problem, isRequired, onType, onChoose }: OrderChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const maySee = useMay('orders.see')
  const [asked, setAsked] = useState(order.trim())
  useEffect(() => {
    const later = setTimeout(() => setAsked(order.trim()), PAUSE)
    return () => clearTimeout(later)
  }, [order])
  const found = useQuery({ ...ordersNamedQuery(asked), enabled: maySee && asked !== '' })
  const orders = asked === '' ? [] : (found.data ?? [])
  const isUnknown = maySee && asked !== '' && found.isSuccess && orders.length === 0
  return (
    <>
      <Field
        id="new-order"
        label={t('case.orderNumber')}
        required={isRequired}
        problem={problem}
        hint={isUnknown ? t('newCase.orderUnknown') : t('newCase.orderHint')}
      >
        {(ties) => <Input {...ties} value={order} onChange={(event) => onType(event.target.value)} />}
      </Field>
      <PartFailure query={found} />
      {orders.map((one) => (
        <fieldset key={one.id} className={styles.order}>
          <legend>
            {wordText('source', one.source, t)} · {momentText(one.orderedAt, language)} · {one.customer}
          </legend>
          <Radio.Group
            className={`${styles.lines}`}
            aria-label={t('newCase.line')}
            value={one.lines.find((line) => line.product === product)?.id ?? null}
            options={one.lines.map((line) => ({
              value: line.id,
              label: `${line.productName} × ${line.quantity} · ${moneyText({ minor: line.paid, currency: one.currency }, language)}`,
            }))}
            onChange={(event) => onChoose(one, one.lines.find(({ id }) => id === event.target.value) ?? null)}
          />
        </fieldset>
      ))}
    </>
  )
}
