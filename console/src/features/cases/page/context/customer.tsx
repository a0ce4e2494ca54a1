import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PartFailure } from '../../../../shell/states/part-failure.tsx'
import { momentText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { StateTag } from '../../state-tag.tsx'
import styles from '../case-page.module.css'
import { type CaseContext, customerQuery } from '../case-queries.ts'
import { Section } from '../section.tsx'

type CustomerProps = { readonly of: CaseDetail; readonly context: CaseContext }

/** Who it is, how to reach them, and what else they had. */
export function Customer({ of: one, context }: CustomerProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (one.customer === null) return null
  const { customer, earlier } = context
  return (
    <Section title={t('case.customer')}>
      <p>
        <strong>{customer?.name ?? one.customer}</strong>
        {customer === null ? null : <span className={styles.fine}>{customer.number}</span>}
      </p>
      {customer === null ? null : <Reach number={one.number} id={customer.id} />}
      {earlier.length === 0 ? (
        <p className={styles.fine}>{t('context.noEarlier')}</p>
      ) : (
        <>
          <h3 className={styles.minor}>{t('context.earlier')}</h3>
          <ul className={styles.rows}>
            {earlier.map((other) => (
              <li key={other.id}>
                <Link to="/cases/$id" params={{ id: other.number }}>
                  {other.number}
                </Link>
                <StateTag state={other.state} outcome={other.outcome} />
                <span className={styles.end}>{momentText(other.openedAt, language)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function Reach({ number, id }: { readonly number: string; readonly id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const customer = useQuery(customerQuery(number, id))
  const { data } = customer
  if (data === undefined) return <PartFailure query={customer} />
  const { phones, mails, orders } = data
  return (
    <>
      <ul className={styles.reach}>
        {phones.map((phone) => (
          <li key={phone}>
            <a href={`tel:${phone}`}>{phone}</a>
          </li>
        ))}
        {mails.map((mail) => (
          <li key={mail}>
            <a href={`mailto:${mail}`}>{mail}</a>
          </li>
        ))}
      </ul>
      <p className={styles.fine}>
        {t('context.orders', { count: orders.count })}
        {orders.lastAt === null ? '' : ` · ${t('context.lastOrder', { at: momentText(orders.lastAt, language) })}`}
      </p>
    </>
  )
}
