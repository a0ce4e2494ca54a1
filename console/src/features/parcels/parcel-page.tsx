import type { AnswerOf, routes } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { RecordPage } from '../../shell/records/record-page.tsx'
import { Facts, Section, SmallTable } from '../../shell/records/section.tsx'
import { carrierText } from '../../text/carrier-text.ts'
import { momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { ParcelContents } from './parcel-contents.tsx'

type Event = AnswerOf<(typeof routes)['getParcel']>['events'][number]

/** One parcel: whose it is, where it is, what is in it, and the way that it took. */
export function ParcelPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = useParams({ from: '/staff/parcels/$id' })
  const query = useQuery({
    queryKey: ['parcel', id],
    queryFn: ({ signal }) => answered(api().getParcel({ params: { id }, signal })),
  })
  const moment = (at: Parameters<typeof momentText>[0] | null) => (at === null ? null : momentText(at, language))
  const stateOf = ({ status }: Event) => (status === null ? null : t(`lists.parcelStatus.${status}`))
  /** Whether its state is news beside what the carrier says. */
  const saysMore = (event: Event) => event.words !== null && event.words !== stateOf(event)
  return (
    <RecordPage
      query={query}
      list={{ to: '/parcels', name: t('places.parcels') }}
      title={(parcel) => `${t('record.parcel')} ${parcel?.trackingNumber ?? ''}`}
    >
      {(parcel) => (
        <>
          <Section title={t('record.summary')}>
            <Facts
              facts={[
                [t('lists.column.state'), <strong key="state">{t(`lists.parcelStatus.${parcel.status}`)}</strong>],
                [t('lists.column.carrier'), carrierText(parcel.carrier, language)],
                [t('lists.column.direction'), t(`lists.direction.${parcel.direction}`)],
                [
                  t('lists.column.order'),
                  parcel.orderId === null ? null : (
                    <Link key="order" to="/orders/$id" params={{ id: parcel.orderId }}>
                      {parcel.orderNumber}
                    </Link>
                  ),
                  'long',
                ],
                [t('lists.column.return'), parcel.returnNumber],
                [
                  t('lists.column.case'),
                  parcel.caseNumber === null ? null : (
                    <Link key="case" to="/cases/$id" params={{ id: parcel.caseNumber }}>
                      {parcel.caseNumber}
                    </Link>
                  ),
                ],
                [t('lists.column.registered'), moment(parcel.registeredAt)],
                [t('lists.column.news'), moment(parcel.statusAt)],
                [t('lists.column.delivered'), moment(parcel.deliveredAt)],
                [t('record.lost'), moment(parcel.lostAt) ?? undefined],
              ]}
            />
          </Section>
          <ParcelContents parcel={parcel} />
          <Section title={t('record.way')}>
            <SmallTable
              caption={t('record.way')}
              items={parcel.events.toReversed()}
              keyOf={({ at, code, words }) => `${at} ${code} ${words}`}
              none={t('record.noNews')}
              columns={[
                { label: t('record.happened'), cell: (event) => event.words ?? stateOf(event) ?? event.code },
                ...(parcel.events.some(saysMore)
                  ? [
                      {
                        label: t('lists.column.state'),
                        cell: (event: Event) => (saysMore(event) ? stateOf(event) : null),
                      },
                    ]
                  : []),
                ...(parcel.events.some(({ place }) => place !== null)
                  ? [{ label: t('record.place'), cell: ({ place }: Event) => place }]
                  : []),
                { label: t('record.at'), isNumber: true, cell: ({ at }) => momentText(at, language) },
              ]}
            />
          </Section>
        </>
      )}
    </RecordPage>
  )
}
