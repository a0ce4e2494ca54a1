import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import type { Template } from './template-queries.ts'

type TemplateTrialProps = { readonly draft: Pick<Template, 'key' | 'name' | 'text'> }

/** What the draft would say in a case as it stands; nothing is sent. */
export function TemplateTrial({ draft }: TemplateTrialProps) {
  const { t } = useTranslation()
  const [number, setNumber] = useState('')
  const attempt = useCommand({
    run: () => answered(api().tryMessageTemplate({ body: { template: draft, case: number.trim() } })),
    changes: [],
  })
  return (
    <section className={styles.part} aria-labelledby="template-trial">
      <h3 id="template-trial">{t('template.trial')}</h3>
      <SheetForm
        submit={t('template.tryIt')}
        onSubmit={() => attempt.mutate(undefined)}
        isRunning={attempt.isPending}
        error={attempt.error}
        isBlocked={number.trim() === ''}
      >
        <TextField
          id="trial-case"
          label={t('template.case')}
          hint={t('template.caseHint')}
          value={number}
          onChange={setNumber}
          longest={64}
        />
      </SheetForm>
      {attempt.data === undefined ? null : (
        <div className={styles.pair} role="status">
          <p style={{ whiteSpace: 'pre-wrap' }} lang="zh-CN">
            {attempt.data.text['zh-CN']}
          </p>
          <p style={{ whiteSpace: 'pre-wrap' }} lang="en">
            {attempt.data.text.en}
          </p>
        </div>
      )}
    </section>
  )
}
