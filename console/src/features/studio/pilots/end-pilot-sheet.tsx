import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered, Refused } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import type { Pilot } from './pilot-queries.ts'

type EndPilotSheetProps = {
  readonly pilot: Pilot
  readonly outcome: 'published' | 'ended'
  readonly onClose: () => void
}

/** Ends a pilot, with the reason: what was tried counts for all from now on, or for nobody new. */
export function EndPilotSheet({ pilot: { id }, outcome, onClose }: EndPilotSheetProps) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [isSeen, setSeen] = useState(false)
  const end = useCommand({
    run: () => answered(api().endPilot({ params: { id }, body: { outcome, note, isSeen } })),
    changes: [['studio'], ['templates'], ['case-types'], ['automations'], ['calendars']],
    said: t(`studioPilot.outcomes.${outcome}`),
    onDone: onClose,
  })
  const isBehind = end.error instanceof Refused && end.error.refusal.code === 'studio.draft-behind'
  return (
    <SideSheet title={t(outcome === 'published' ? 'studioPilot.publish' : 'studioPilot.end')} onClose={onClose}>
      <SheetForm
        submit={t(outcome === 'published' ? 'studioPilot.publish' : 'studioPilot.end')}
        onSubmit={() => end.mutate()}
        onCancel={onClose}
        isRunning={end.isPending}
        error={end.error}
        isBlocked={note.trim() === ''}
      >
        <p>{t(outcome === 'published' ? 'studioPilot.publishWords' : 'studioPilot.endWords')}</p>
        {isBehind || isSeen ? (
          <Checkbox checked={isSeen} onChange={({ target }) => setSeen(target.checked)}>
            {t('studioPilot.over')}
          </Checkbox>
        ) : null}
        <TextField
          id="pilot-end-note"
          label={t('studio.note')}
          value={note}
          onChange={setNote}
          longest={500}
          isRequired
        />
      </SheetForm>
    </SideSheet>
  )
}
