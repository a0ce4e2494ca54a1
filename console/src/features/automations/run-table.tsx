import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../api/all-done.ts'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { useCommand } from '../../api/use-command.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { exactText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import type { AutomationRun } from './automation-queries.ts'
import { useAutomationWords } from './use-automation-words.ts'

/** What an automation did: for what, what came of each action, and another try where it was refused or failed. */
export function RunTable({ runs }: { readonly runs: readonly AutomationRun[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const words = useAutomationWords()
  const mayRetry = useMay('automations.put')
  const retry = useCommand({
    run: async (run: string) => oneDone(api().retryAutomationRuns({ body: { items: [{ key: commandKey(), run }] } })),
    changes: [['automations']],
    said: t('automation.retried'),
  })
  const tryAgain = (id: string) =>
    retry.mutateAsync(id).catch((error: unknown) => void message.error(problemText(error, t)))
  const columns: Column<AutomationRun>[] = [
    {
      title: t('automation.effect'),
      kind: 'line',
      cell: ({ results, trouble }) => (
        <>
          {results.map(({ action, outcome, refusal }, at) => (
            <span key={`${at} ${action}`} style={{ display: 'block' }}>
              {words.action(action)} · {t(`automation.outcomes.${outcome}`)}
              {refusal === null ? '' : ` · ${inLanguage(refusal.words, language)}`}
            </span>
          ))}
          {trouble === null ? null : <span>{inLanguage(trouble.words, language)}</span>}
        </>
      ),
    },
    {
      title: t('automation.for'),
      cell: ({ record, caseId }) =>
        caseId === null ? (
          words.record(record)
        ) : (
          <Link to="/cases/$id" params={{ id: caseId }}>
            {t('automation.toCase')}
          </Link>
        ),
    },
    {
      title: t('automation.retry'),
      kind: 'end',
      cell: ({ id, status }) =>
        mayRetry && (status === 'refused' || status === 'failed') ? (
          <Button size="small" loading={retry.isPending && retry.variables === id} onClick={() => void tryAgain(id)}>
            {t('automation.retry')}
          </Button>
        ) : null,
    },
  ]
  return (
    <RecordTable
      name={t('automation.runs')}
      rows={runs}
      keyOf={({ id }) => id}
      head={{
        title: t('automation.when'),
        text: ({ madeAt }) => exactText(madeAt, language),
        note: ({ status, circle }) =>
          `${t(`automation.statuses.${status}`)}${circle ? ` · ${t('automation.circle')}` : ''}`,
      }}
      columns={columns}
    />
  )
}
