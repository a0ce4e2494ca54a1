import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import type { ModelDetail } from '../studio-queries.ts'
import { Difference } from './publish/difference.tsx'

type RollBackSheetProps = { readonly model: ModelDetail; readonly version: number; readonly onClose: () => void }

/** Goes back to an earlier version in one step: it is published again, with the reason. */
export function RollBackSheet({ model: { resource, kind, content }, version, onClose }: RollBackSheetProps) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const earlier = useQuery({
    queryKey: ['studio', 'version', resource, version],
    queryFn: () => answered(api().getModelVersion({ params: { resource, version: String(version) } })),
  })
  const back = useCommand({
    run: () => answered(api().rollBackModel({ params: { resource }, body: { to: version, note } })),
    changes: [['studio'], ['templates'], ['case-types'], ['automations'], ['calendars']],
    said: t('studio.rolledBack', { version }),
    onDone: onClose,
  })
  return (
    <SideSheet title={t('studio.rollBackTo', { version })} onClose={onClose} isWide>
      {earlier.isPending ? <Waiting rows={3} /> : null}
      {earlier.isError ? <FailureNotice error={earlier.error} onRetry={() => void earlier.refetch()} /> : null}
      {earlier.data === undefined ? null : (
        <Difference kind={kind} before={content ?? ''} after={earlier.data.content} />
      )}
      <SheetForm
        submit={t('studio.rollBack')}
        onSubmit={() => back.mutate()}
        onCancel={onClose}
        isRunning={back.isPending}
        error={back.error}
        isBlocked={note.trim() === ''}
      >
        <TextField id="back-note" label={t('studio.note')} value={note} onChange={setNote} longest={500} isRequired />
      </SheetForm>
    </SideSheet>
  )
}
