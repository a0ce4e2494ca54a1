import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText, moneyText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { LetIn } from '../../../portal/index.ts'
import styles from '../case-page.module.css'
import { orderQuery } from '../case-queries.ts'
import { LoadedSection } from '../section.tsx'

type OrderProps = { readonly of: CaseDetail; readonly id: string }

/**
 * What was sold and paid, line by line, and what the customer is owed. The line that the case is about stands out, and
 * payments are told apart where there are several.
 */
export function Order({ of: one, id }: OrderProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const order = useQuery(orderQuery(one.number, id))
  return (
    <LoadedSection title={t('context.order')} query={order}>
      {({ number, orderedAt, currency, lines, payments, account, shipping }) => {
        const money = (minor: number) => moneyText({ minor, currency }, language)
        return (
          <>
            <p>
              <strong>{number}</strong>
              <span className={styles.fine}>{momentText(orderedAt, language)}</span>
            </p>
            <ul className={styles.orderLines}>
              {lines.map((line) => (
                <li key={line.id} data-meant={line.product === one.product || undefined}>
                  <span>
                    {line.productName}
                    <span className={styles.fine}>
                      {t('context.lineStanding', {
                        product: line.product,
                        quantity: line.quantity,
                        shipped: line.shipped,
                      })}
                      {line.claimed === 0 ? '' : ` · ${t('context.claimed', { count: line.claimed })}`}
                    </span>
                  </span>
                  <span className="tabular">{money(line.paid)}</span>
                </li>
              ))}
            </ul>
            <dl className={styles.pairs}>
              {shipping.paid === 0 ? null : <Pair name={t('context.shipping')} value={money(shipping.paid)} />}
              <Pair name={t('context.captured')} value={money(account.captured)} />
              {account.credited === 0 ? null : <Pair name={t('context.credited')} value={money(account.credited)} />}
              {account.paidBack === 0 ? null : <Pair name={t('context.paidBack')} value={money(account.paidBack)} />}
              {account.owed === 0 ? null : (
                <Pair
                  name={t(account.owed > 0 ? 'context.owed' : 'context.owes')}
                  value={money(Math.abs(account.owed))}
                />
              )}
              {payments.map(({ id, captured, left }) => (
                <Fragment key={id}>
                  {payments.length === 1 ? null : <Pair name={t('context.payment')} value={money(captured)} />}
                  <Pair name={t('context.left')} value={money(left)} />
                </Fragment>
              ))}
            </dl>
            <LetIn order={{ id, number }} />
          </>
        )
      }}
    </LoadedSection>
  )
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
