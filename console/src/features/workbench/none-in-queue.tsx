import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQueueCounts } from '../../shell/live/use-live.ts'
import { Notice } from '../../shell/states/notice.tsx'
import { useLanguage } from '../../text/use-language.ts'
import { queueCountText } from './queue-count-text.ts'
import type { WorkAsked } from './queue-queries.ts'

/** That a queue is empty; whoever has no task is led to those that nobody has. */
export function NoneInQueue({ queue }: Pick<WorkAsked, 'queue'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const count = useQueueCounts()?.unassigned ?? 0
  const toUnassigned = (
    <Link to="/tasks" search={{ queue: 'unassigned' }}>
      {t('workbench.toUnassigned', { count, number: queueCountText(count, language) })}
    </Link>
  )
  return (
    <Notice title={t('tasks.none')} actions={queue === 'mine' && count > 0 ? toUnassigned : undefined}>
      {t(`workbench.none.${queue}`)}
    </Notice>
  )
}
