import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { type ModelDetail, modelsQuery, revisionsQuery } from '../studio-queries.ts'
import type { DraftDesk } from './use-draft.ts'

type DiscardSheetProps = { readonly model: ModelDetail; readonly desk: DraftDesk; readonly onClose: () => void }

/** Asks before a draft goes: what is in force is shown again, and what was saved can still be brought back. */
export function DiscardSheet({ model: { resource, content }, desk, onClose }: DiscardSheetProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { revision } = desk.state
  const discard = useCommand({
    run: () => answered(api().discardModelDraft({ params: { resource }, query: { revision: String(revision) } })),
    changes: [modelsQuery.queryKey, revisionsQuery(resource).queryKey],
    said: t('studio.discarded'),
    onDone: () => {
      if (content === null) {
        desk.replace({ kind: 'replaced', content: desk.state.saved, saved: desk.state.saved, revision: 0 })
        void navigate({ to: '/studio' })
        return
      }
      desk.replace({ kind: 'replaced', content, saved: content, revision: 0 })
      onClose()
    },
  })
  return (
    <SideSheet title={t('studio.discard')} onClose={onClose}>
      <SheetForm
        submit={t('studio.discard')}
        isDangerous
        onSubmit={() => discard.mutate()}
        onCancel={onClose}
        isRunning={discard.isPending}
        error={discard.error}
      >
        <p>{t('studio.discardWords')}</p>
      </SheetForm>
    </SideSheet>
  )
}
