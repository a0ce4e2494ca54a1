import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shell/states/notice.tsx'
import { useMe } from '../../shell/use-me.ts'
import { topicsFor } from './topics.ts'

/** Opens the first topic that one may see. */
export function AdministrationStart() {
  const { t } = useTranslation()
  const first = topicsFor(useMe().permissions)[0]?.topics[0]
  return first === undefined ? <Notice title={t('states.forbidden')} /> : <Navigate to={first.to} replace />
}
