import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { problemText } from '../../../shell/fields/problem-text.ts'
import styles from '../../../shell/sheet/side-sheet.module.css'
import type { Incident } from './incident-queries.ts'

/** Tries one step again, or counts it as done. */
export function ResolveOne({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const params = { id: incident.id }
  const resolve = useCommand({
    run: (action: 'retry' | 'skip') =>
      answered(
        action === 'retry' ? api().retryIncident({ params, body: {} }) : api().skipIncident({ params, body: {} }),
      ),
    changes: [['incidents'], ['cases'], ['list']],
    said: t('incident.oneDone'),
  })
  const run = (action: 'retry' | 'skip') =>
    resolve.mutateAsync(action).catch((error: unknown) => void message.error(problemText(error, t)))
  const name = incident.businessKey || incident.instanceId
  const askSkip = () =>
    modal.confirm({
      title: t('incident.skipOne', { name }),
      content: t('incident.skipWords'),
      okText: t('incident.skip'),
      okButtonProps: { danger: true },
      cancelText: t('sheet.cancel'),
      onOk: () => run('skip'),
    })
  return (
    <span className={styles.buttons}>
      <Button
        size="small"
        loading={resolve.isPending}
        aria-label={t('incident.retryOne', { name })}
        onClick={() => void run('retry')}
      >
        {t('incident.retry')}
      </Button>
      <Button size="small" aria-label={t('incident.skipOne', { name })} onClick={askSkip}>
        {t('incident.skip')}
      </Button>
    </span>
  )
}
