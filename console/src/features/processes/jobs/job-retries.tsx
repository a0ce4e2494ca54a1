import { Button, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import type { OpenJob } from './job-queries.ts'

/** As the API takes them. */
const MOST = 1_000

/** Sets how often a job may still be tried. */
export function JobRetries({ job }: { readonly job: OpenJob }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        aria-label={t('job.setRetriesOf', { name: job.caseNumber ?? job.type })}
        onClick={() => setOpen(true)}
      >
        {t('job.setRetries')}
      </Button>
      {isOpen ? <RetriesDialog job={job} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function RetriesDialog({ job, onClose }: { readonly job: OpenJob; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [retries, setRetries] = useState<number | null>(Math.max(job.retries, 1))
  const set = useCommand({
    run: (given: number) => answered(api().setJobRetries({ params: { id: job.id }, body: { retries: given } })),
    changes: [['jobs']],
    said: t('job.retriesSet'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('job.setRetriesOf', { name: job.caseNumber ?? job.type })}
      footer={null}
      closable={{ 'aria-label': t('sheet.close') }}
      onCancel={onClose}
    >
      <SheetForm
        submit={t('job.setRetries')}
        onSubmit={() => retries !== null && set.mutate(retries)}
        onCancel={onClose}
        isRunning={set.isPending}
        error={set.error}
        isBlocked={retries === null}
      >
        <Field id="job-retries" label={t('job.retries')} hint={t('job.retriesHint', { most: MOST })}>
          {(ties) => (
            <InputNumber {...ties} autoFocus min={1} max={MOST} precision={0} value={retries} onChange={setRetries} />
          )}
        </Field>
      </SheetForm>
    </Modal>
  )
}
