import { useTranslation } from 'react-i18next'
import { useMe } from '../use-me.ts'
import styles from './frame.module.css'
import { PlaceLinks } from './place-links.tsx'
import { placesFor } from './places.tsx'

/** All places that one may see, grouped: work, records, administration. */
export function GroupedPlaces({ onChoose }: { readonly onChoose?: () => void }) {
  const { t } = useTranslation()
  const { permissions } = useMe()
  return (
    <nav aria-label={t('frame.places')} className={styles.places}>
      {placesFor(permissions).map(({ group, places }) => (
        <div key={group} className={styles.group} role="group" aria-label={t(`frame.groups.${group}`)}>
          <p className={styles.groupName} aria-hidden>
            {t(`frame.groups.${group}`)}
          </p>
          <PlaceLinks places={places} className={styles.place} {...(onChoose && { onChoose })} />
        </div>
      ))}
    </nav>
  )
}
