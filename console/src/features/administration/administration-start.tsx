import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { topicsFor } from '../../shell/frame/topics.ts'
import { Notice } from '../../shell/states/notice.tsx'
import { useNarrow } from '../../shell/theme/use-media.ts'
import { useMe } from '../../shell/use-me.ts'
import { TopicMenu } from './topic-menu.tsx'

/** On a phone all topics, to choose from; on a desk, where they stand beside the page, the first that one may see. */
export function AdministrationStart() {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const first = topicsFor(useMe().permissions)[0]?.topics[0]
  if (first === undefined) return <Notice title={t('states.forbidden')} />
  return isNarrow ? <TopicMenu /> : <Navigate to={first.to} replace />
}
