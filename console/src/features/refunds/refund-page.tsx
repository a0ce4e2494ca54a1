import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { RecordPage } from '../../shell/records/record-page.tsx'
import { Facts, Section, SmallTable } from '../../shell/records/section.tsx'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { momentText, moneyText, movedText } from '../../text/format.ts'
import { providerText } from '../../text/provider-text.ts'
import { useLanguage } from '../../text/use-language.ts'
import type { RefundPart } from './by-hand.ts'
import { PartActions } from './part-actions.tsx'
import styles from './refund-page.module.css'

/** One refund: how much, why so much, and which ways its money takes. */
export function RefundPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const maySettle = useMay('refunds.settle')
  const { id } = useParams({ from: '/staff/refunds/$id' })
  const query = useQuery({
    queryKey: ['refund', id],
    queryFn: ({ signal }) => answered(api().getRefund({ params: { id }, signal })),
  })
  return (
    <RecordPage
      query={query}
      list={{ to: '/refunds', name: t('places.refunds') }}
      title={(refund) => `${t('record.refund')} ${refund?.number ?? id}`}
    >
      {(refund) => {
        const { currency } = refund.amount
        const money = (minor: number) => moneyText({ minor, currency }, language)
        const moved = (minor: number) => movedText({ minor, currency }, language)
        return (
          <>
            <Section title={t('record.summary')}>
              <Facts
                facts={[
                  [t('lists.column.amount'), <strong key="amount">{moneyText(refund.amount, language)}</strong>],
                  [t('lists.column.state'), t(`lists.refundStatus.${refund.status}`)],
                  [t('lists.column.approved'), momentText(refund.approvedAt, language)],
                  [
                    t('lists.column.order'),
                    refund.orderId === null ? null : (
                      <Link key="order" to="/orders/$id" params={{ id: refund.orderId }}>
                        {refund.orderNumber}
                      </Link>
                    ),
                    'long',
                  ],
                  [t('lists.column.return'), refund.returnNumber],
                  [
                    t('lists.column.case'),
                    refund.caseNumber === null ? null : (
                      <Link key="case" to="/cases/$id" params={{ id: refund.caseNumber }}>
                        {refund.caseNumber}
                      </Link>
                    ),
                  ],
                ]}
              />
              {refund.explanation === null ? null : (
                <p className={styles.explanation}>{inLanguage(refund.explanation, language)}</p>
              )}
            </Section>
            {refund.figures === null ? null : (
              <Section title={t('record.lines')}>
                <SmallTable
                  caption={t('record.lines')}
                  items={refund.figures.lines}
                  keyOf={(line) => `${line.orderLineId} ${line.returnLineId}`}
                  none={t('record.nothing')}
                  columns={[
                    { label: t('lists.column.product'), cell: ({ name }) => name },
                    { label: t('lists.column.quantity'), isNumber: true, cell: ({ units }) => units },
                    { label: t('record.gross'), isNumber: true, cell: ({ gross }) => money(gross) },
                    { label: t('record.discount'), isNumber: true, cell: ({ discount }) => moved(discount) },
                    { label: t('record.fee'), isNumber: true, cell: ({ fee }) => moved(fee) },
                    { label: t('lists.column.refund'), isNumber: true, cell: (line) => money(line.refund) },
                  ]}
                />
              </Section>
            )}
            <Section title={t('record.parts')}>
              <SmallTable
                caption={t('record.parts')}
                items={refund.parts}
                keyOf={(part) => part.id}
                none={t('record.nothing')}
                columns={[
                  { label: t('record.provider'), cell: ({ provider }) => providerText(provider, t) },
                  { label: t('lists.column.state'), cell: ({ status }) => t(`lists.refundStatus.${status}`) },
                  {
                    label: t('lists.column.amount'),
                    isNumber: true,
                    cell: ({ amount }) => moneyText(amount, language),
                  },
                  {
                    label: t('record.failure'),
                    cell: ({ failure }) => (failure === null ? null : inLanguage(failure, language)),
                  },
                  { label: t('record.asked'), isNumber: true, cell: ({ askedAt }) => momentText(askedAt, language) },
                  {
                    label: t('record.ended'),
                    isNumber: true,
                    cell: ({ endedAt }) => (endedAt === null ? null : momentText(endedAt, language)),
                  },
                  ...(maySettle
                    ? [{ label: t('refund.actions'), cell: (part: RefundPart) => <PartActions part={part} /> }]
                    : []),
                ]}
              />
            </Section>
          </>
        )
      }}
    </RecordPage>
  )
}
