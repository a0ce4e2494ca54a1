import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { useMay } from '../../../shell/use-may.ts'
import type { Template } from './template-queries.ts'
import { TemplateTrial } from './template-trial.tsx'

type TemplateFormProps = { readonly template: Template; readonly onClose: () => void }

/** The words in both languages; saving makes a new version, with a reason for those who ask later. */
export function TemplateForm({ template, onClose }: TemplateFormProps) {
  const { t } = useTranslation()
  const mayPut = useMay('settings.put')
  const [draft, setDraft] = useState({ key: template.key, name: template.name, text: template.text })
  const [reason, setReason] = useState('')
  const put = useCommand({
    run: () => answered(api().putMessageTemplate({ body: { template: draft, reason: reason.trim() } })),
    changes: [['templates']],
    said: t('template.saved'),
    onDone: onClose,
  })
  const worded = (part: Partial<typeof draft.text>) => setDraft({ ...draft, text: { ...draft.text, ...part } })
  return (
    <>
      <SheetForm
        submit={t('role.save')}
        onSubmit={() => put.mutate(undefined)}
        onCancel={onClose}
        isRunning={put.isPending}
        error={put.error}
        isBlocked={!mayPut || reason.trim() === ''}
      >
        <NameFields
          id="template-name"
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          isFixed={!mayPut}
        />
        <div className={styles.pair}>
          <TextField
            id="template-zh"
            label={t('template.textZh')}
            value={draft.text['zh-CN']}
            onChange={(text) => worded({ 'zh-CN': text })}
            rows={7}
            longest={20_000}
            isFixed={!mayPut}
          />
          <TextField
            id="template-en"
            label={t('template.textEn')}
            value={draft.text.en}
            onChange={(en) => worded({ en })}
            rows={7}
            longest={20_000}
            isFixed={!mayPut}
          />
        </div>
        <p className="quiet">{t('template.hint', { open: '{{ ', close: ' }}' })}</p>
        {mayPut ? (
          <TextField
            id="template-reason"
            label={t('template.why')}
            hint={t('template.whyHint')}
            value={reason}
            onChange={setReason}
            longest={500}
            isRequired
          />
        ) : null}
      </SheetForm>
      {mayPut ? <TemplateTrial draft={draft} /> : null}
    </>
  )
}
