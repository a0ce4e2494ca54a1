import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../api/all-done.ts'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { useCommand } from '../../api/use-command.ts'
import { SheetForm } from '../../shell/sheet/sheet-form.tsx'
import styles from '../../shell/sheet/side-sheet.module.css'
import { TextField } from '../../shell/sheet/text-field.tsx'
import type { ProviderCall } from './provider-queries.ts'

type SettleFormProps = { readonly call: ProviderCall; readonly onDone: () => void }

/** A person did what was asked, or found that it cannot be done, and says so. */
export function SettleForm({ call, onDone }: SettleFormProps) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<'done' | 'failed'>('done')
  const [reference, setReference] = useState('')
  const [reason, setReason] = useState('')
  const settle = useCommand({
    run: async () => {
      const item = {
        key: commandKey(),
        id: call.id,
        outcome,
        ...(reference.trim() !== '' && { reference: reference.trim() }),
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      }
      return oneDone(api().settleProviderCalls({ body: { items: [item] } }))
    },
    changes: [['provider-calls'], ['providers']],
    said: t('provider.settled'),
    onDone,
  })
  return (
    <section className={styles.part} aria-labelledby="settle">
      <h3 id="settle">{t('provider.settle')}</h3>
      <SheetForm
        submit={t('provider.settleSubmit')}
        onSubmit={() => settle.mutate(undefined)}
        isRunning={settle.isPending}
        error={settle.error}
        isBlocked={outcome === 'failed' && reason.trim() === ''}
      >
        <Radio.Group
          aria-labelledby="settle"
          options={[
            { value: 'done', label: t('provider.wasDone') },
            { value: 'failed', label: t('provider.cannotBeDone') },
          ]}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value === 'failed' ? 'failed' : 'done')}
        />
        <TextField
          id="settle-reference"
          label={t('provider.reference')}
          hint={t('provider.referenceHint')}
          value={reference}
          onChange={setReference}
        />
        <TextField
          id="settle-reason"
          label={t('provider.reason')}
          value={reason}
          onChange={setReason}
          longest={500}
          isRequired={outcome === 'failed'}
        />
      </SheetForm>
    </section>
  )
}
