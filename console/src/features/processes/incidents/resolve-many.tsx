import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { countText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { IncidentGroup } from './incident-queries.ts'

type Action = 'retry' | 'skip'
type ResolveManyProps = { readonly group: IncidentGroup; readonly onDone: () => void }
type Sum = { readonly done: number; readonly refused: readonly string[] }

/** Deals with all of a group in the same way. What will be done is said first; what was refused, with the reasons, after. */
export function ResolveMany({ group, onDone }: ResolveManyProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [action, setAction] = useState<Action | null>(null)
  const [sum, setSum] = useState<Sum | null>(null)
  const { message } = App.useApp()
  const resolve = useCommand({
    run: (how: Action) => resolveAll(group, how),
    changes: [['incidents'], ['cases'], ['list']],
    onDone: (told) => {
      setSum(told)
      setAction(null)
      if (told.refused.length > 0) return
      void message.success(t('incident.manyDone'))
      onDone()
    },
  })
  const count = countText(group.count, language)
  return (
    <section className={styles.part} aria-labelledby="resolve-many">
      <h3 id="resolve-many">{t('incident.many')}</h3>
      {sum === null ? null : (
        <p role="status">
          {t('incident.sum', { done: countText(sum.done, language), refused: countText(sum.refused.length, language) })}{' '}
          {[...new Set(sum.refused)].slice(0, 3).join(' ')}
        </p>
      )}
      {action === null ? (
        <div className={styles.buttons}>
          <Button type="primary" onClick={() => setAction('retry')}>
            {t('incident.retryAll', { count })}
          </Button>
          <Button onClick={() => setAction('skip')}>{t('incident.skipAll', { count })}</Button>
        </div>
      ) : (
        <SheetForm
          submit={t(action === 'retry' ? 'incident.retryAll' : 'incident.skipAll', { count })}
          onSubmit={() => resolve.mutate(action)}
          onCancel={() => setAction(null)}
          isRunning={resolve.isPending}
          error={resolve.error}
          isDangerous={action === 'skip'}
        >
          <p>{t(action === 'retry' ? 'incident.retryPreview' : 'incident.skipPreview', { count })}</p>
        </SheetForm>
      )}
    </section>
  )
}

/** Page by page, until all that were open at the beginning are dealt with. */
async function resolveAll({ process, element, code }: IncidentGroup, action: Action): Promise<Sum> {
  const refused: string[] = []
  let done = 0
  let cursor: string | undefined
  do {
    const body = { action, process: process.key, element, code, ...(cursor !== undefined && { cursor }) }
    const { items, next } = await answered(api().resolveIncidents({ body }))
    for (const { error } of items) {
      if (error === null) done += 1
      else refused.push(error.message)
    }
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return { done, refused }
}
