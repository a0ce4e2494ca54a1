import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Notice } from './notice.tsx'
import { StatePage } from './state-page.tsx'

/** An address that is none. */
export function PageMissing() {
  const { t } = useTranslation()
  return (
    <StatePage>
      <Notice title={t('states.pageMissing')} actions={<Link to="/">{t('states.toHome')}</Link>}>
        {t('states.pageMissingWords')}
      </Notice>
    </StatePage>
  )
}
