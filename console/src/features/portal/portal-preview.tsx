import { inkOn } from '@aftersale/kernel'
import { useTranslation } from 'react-i18next'
import styles from './portal.module.css'

type PortalPreviewProps = { readonly name: string; readonly colour: string; readonly logo: string | null }

/** What consumers see first, by day and by night. */
export function PortalPreview({ name, colour, logo }: PortalPreviewProps) {
  const { t } = useTranslation()
  return (
    <section className={styles.preview} aria-labelledby="portal-preview">
      <h2 id="portal-preview">{t('portal.preview')}</h2>
      {(['light', 'dark'] as const).map((mode) => (
        <figure key={mode} className={styles.door} data-mode={mode}>
          <figcaption>{t(`portal.modes.${mode}`)}</figcaption>
          <p className={styles.head}>
            {logo === null ? null : <img src={logo} alt="" />}
            <span>{name}</span>
          </p>
          <p className={styles.title}>{t('portal.doorTitle')}</p>
          <span className={styles.first} style={{ background: colour, color: inkOn(colour) }}>
            {t('portal.doorEnter')}
          </span>
        </figure>
      ))}
    </section>
  )
}
