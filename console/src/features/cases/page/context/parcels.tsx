import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PartFailure } from '../../../../shell/states/part-failure.tsx'
import { momentText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from '../case-page.module.css'
import { type CaseContext, type Parcel, parcelQuery, parcelsQuery } from '../case-queries.ts'
import { LoadedSection } from '../section.tsx'

type ParcelsProps = { readonly number: string; readonly context: CaseContext }

/** What is on its way, there and back; the track of each on demand. */
export function Parcels({ number, context }: ParcelsProps) {
  const { t } = useTranslation()
  const returns = context.returns.map(({ id }) => id)
  const parcels = useQuery(parcelsQuery(number, returns, context.order?.id ?? null))
  return (
    <LoadedSection title={t('context.parcels')} query={parcels}>
      {(items) =>
        items.length === 0 ? null : items.map((parcel) => <OneParcel key={parcel.id} of={parcel} number={number} />)
      }
    </LoadedSection>
  )
}

function OneParcel({ of: parcel, number }: { readonly of: Parcel; readonly number: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.record}>
      <p className={styles.recordHead}>
        <strong>{parcel.trackingNumber}</strong>
        <span data-status={parcel.lostAt === null ? parcel.status : 'failed'}>
          {parcel.lostAt === null ? t(`context.parcelStatus.${parcel.status}`) : t('context.lost')}
        </span>
        <span className={styles.fine}>{t(`context.direction.${parcel.direction}`)}</span>
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('context.track')}</summary>
        {isOpen ? <Track number={number} id={parcel.id} /> : null}
      </details>
    </div>
  )
}

function Track({ number, id }: { readonly number: string; readonly id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const track = useQuery(parcelQuery(number, id))
  const { data } = track
  if (data === undefined) return <PartFailure query={track} />
  if (data.events.length === 0) return <p className={styles.fine}>{t('context.noTrack')}</p>
  return (
    <ol className={styles.track}>
      {data.events.toReversed().map((event) => (
        <li key={`${event.at} ${event.code}`}>
          <time>{momentText(event.at, language)}</time>
          <span>
            {[event.place, event.words ?? (event.status === null ? null : t(`context.parcelStatus.${event.status}`))]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
