import { useTranslation } from 'react-i18next'
import { Section } from '../../shell/records/section.tsx'
import { useMay } from '../../shell/use-may.ts'
import { LetIn, type LetInProps } from './let-in.tsx'
import styles from './portal.module.css'

/** A part of an order's page: whether its customer gets into the portal; nothing for whoever may not let them in. */
export function PortalAccess({ order }: LetInProps) {
  const { t } = useTranslation()
  if (!useMay('portal.let-in')) return null
  return (
    <Section title={t('portal.access')} more={<LetIn order={order} />}>
      <p className={styles.accessWords}>{t('portal.accessWords')}</p>
    </Section>
  )
}
