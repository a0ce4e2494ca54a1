import type { FoundRecord } from '@aftersale/contract'
import { instant } from '@aftersale/kernel'
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { lookUpQuery } from '../../../api/look-up.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { usePaused } from '../../../shell/use-paused.ts'
import { momentText, moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { wordText } from '../../../text/words.ts'
import styles from './new-case.module.css'
import { ordersQuery } from './opening-queries.ts'
import { OrderSearch } from './order-search.tsx'

type Order = Extract<FoundRecord, { kind: 'order' }>['record']

type OrderChoiceProps = {
  readonly order: string
  /** Whose orders are offered while no number is typed, and of which shop; empty: not known yet. */
  readonly customer: string
  readonly source: string
  readonly product: string
  readonly problem: string | undefined
  readonly isRequired: boolean
  readonly onType: (order: string) => void
  readonly onChoose: (order: Order, line: Order['lines'][number] | null) => void
}

/** The order's number; once it is known, its lines to choose from. */
export function OrderChoice(props: OrderChoiceProps) {
  const { order, customer, source, product, problem, isRequired, onType, onChoose } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const maySee = useMay('orders.see')
  const asked = usePaused(order.trim())
  const found = useQuery({ ...lookUpQuery('order', asked), enabled: maySee && asked !== '' })
  const records = asked === '' ? [] : (found.data ?? [])
  const orders = records.flatMap((one) => (one.kind === 'order' ? [one.record] : []))
  const findsCustomers = useMay('customers.see')
  const sought = useQuery({ ...ordersQuery(asked, customer, source), enabled: maySee })
  const isUnknown = asked !== '' && found.isSuccess && orders.length === 0 && sought.data?.length === 0
  return (
    <>
      <Field
        id="new-order"
        label={t('case.orderNumber')}
        required={isRequired}
        problem={problem}
        hint={
          isUnknown ? t('newCase.orderUnknown') : t(findsCustomers ? 'newCase.orderHint' : 'newCase.orderHintAlone')
        }
      >
        {(ties) => <OrderSearch ties={ties} order={order} offered={sought.data ?? []} onType={onType} />}
      </Field>
      <PartFailure query={found} />
      {orders.map((one) => (
        <fieldset key={`${one.source}/${one.number}`} className={styles.order}>
          <legend>
            {wordText('source', one.source, t)} · {momentText(instant(one.orderedAt), language)} · {one.customer}
          </legend>
          <Radio.Group
            className={`${styles.lines}`}
            aria-label={t('newCase.line')}
            value={one.lines.find((line) => line.product === product)?.value ?? null}
            options={one.lines.map((line) => ({
              value: line.value,
              label: `${line.productName} × ${line.quantity} · ${moneyText({ minor: line.paidMinor, currency: one.currency }, language)}`,
            }))}
            onChange={(event) => onChoose(one, one.lines.find(({ value }) => value === event.target.value) ?? null)}
          />
        </fieldset>
      ))}
    </>
  )
}
