import { useQuery } from '@tanstack/react-query'
import { Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../api/all-done.ts'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { useCommand } from '../../api/use-command.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import { QuerySheet } from '../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from '../administration/administration.module.css'
import { type Automation, automationsQuery } from './automation-queries.ts'
import { AutomationSheet } from './automation-sheet.tsx'
import { Deliveries } from './deliveries.tsx'
import { useAutomationWords } from './use-automation-words.ts'

/** What is done by itself, and what is posted to webhooks. */
export function AutomationsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useAutomationWords()
  const automations = useQuery(automationsQuery)
  const mayPut = useMay('automations.put')
  const [opened, setOpened] = useState<string | null>(null)
  const toggle = useCommand({
    run: async (given: { readonly automation: string; readonly enabled: boolean }) =>
      oneDone(api().switchAutomations({ body: { items: [{ key: commandKey(), ...given }] } })),
    changes: [automationsQuery.queryKey],
    said: t('automation.switched'),
  })
  const automation = automations.data?.items.find(({ key }) => key === opened)
  const columns: Column<Automation>[] = [
    { title: t('automation.trigger'), kind: 'line', cell: ({ document }) => words.trigger(document) },
    {
      title: t('automation.enabled'),
      kind: 'end',
      cell: ({ key, document }) => (
        <Switch
          disabled={!mayPut}
          aria-label={t('automation.switch', { name: inLanguage(document.name, language) })}
          checked={document.enabled}
          loading={toggle.isPending && toggle.variables.automation === key}
          onChange={(enabled) => toggle.mutate({ automation: key, enabled })}
        />
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.automations')} />
      <p className={styles.intro}>{t('automation.intro')}</p>
      {toggle.error ? <ProblemBox>{problemText(toggle.error, t)}</ProblemBox> : null}
      <QuerySheet
        query={automations}
        isEmpty={({ items }) => items.length === 0}
        empty={{ title: t('automation.none') }}
      >
        {({ items }) => (
          <RecordTable
            name={t('admin.places.automations')}
            rows={items}
            keyOf={({ key }) => key}
            head={{ title: t('automation.name'), text: ({ document }) => inLanguage(document.name, language) }}
            columns={columns}
            onOpen={({ key }) => setOpened(key)}
          />
        )}
      </QuerySheet>
      <Deliveries mayRetry={mayPut} />
      {automation === undefined ? null : (
        <AutomationSheet key={automation.key} automation={automation} onClose={() => setOpened(null)} />
      )}
    </>
  )
}
