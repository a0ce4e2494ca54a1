import type { CaseTypeDocument } from '@aftersale/contract'
import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../../api/all-done.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { fieldMessages } from '../../../api/field-messages.ts'
import { caseTypesQuery } from '../../../api/listings.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { useMay } from '../../../shell/use-may.ts'
import type { CaseType } from './case-type-queries.ts'
import { LabelFields } from './label-fields.tsx'

type CaseTypeFormProps = { readonly type: CaseType; readonly onClose: () => void }

const PERIODS = ['never', 'year', 'month', 'day'] as const

/** The plain parts of a case type: names, labels of its fields, numbering and the printed text. Open cases keep their version. */
export function CaseTypeForm({ type, onClose }: CaseTypeFormProps) {
  const { t } = useTranslation()
  const mayDeploy = useMay('case-types.deploy')
  const [draft, setDraft] = useState<CaseTypeDocument>(type.document)
  const put = useCommand({
    run: async () =>
      oneDone(
        api().putCaseTypes({ body: { items: [{ key: commandKey(), document: JSON.parse(JSON.stringify(draft)) }] } }),
      ),
    changes: [caseTypesQuery.queryKey],
    said: t('caseType.saved'),
    onDone: onClose,
  })
  const told = fieldMessages(put.error)
  const { numbering, print } = draft
  const numbered = (part: Partial<CaseTypeDocument['numbering']>) =>
    setDraft({ ...draft, numbering: { ...numbering, ...part } })
  const counted = (period: string) => {
    const { period: _before, ...rest } = numbering
    setDraft({
      ...draft,
      numbering: period === 'never' ? rest : { ...rest, period: period as 'year' | 'month' | 'day' },
    })
  }
  const printed = (part: { en?: string; 'zh-CN'?: string }) => {
    const text = { en: print?.en ?? '', 'zh-CN': print?.['zh-CN'] ?? '', ...part }
    const { print: _before, ...rest } = draft
    setDraft(text.en === '' && text['zh-CN'] === '' ? rest : { ...rest, print: text })
  }
  if (!mayDeploy) return null
  return (
    <section className={styles.part}>
      <SheetForm
        submit={t('role.save')}
        onSubmit={() => put.mutate(undefined)}
        onCancel={onClose}
        isRunning={put.isPending}
        error={put.error}
        isBlocked={draft === type.document}
      >
        <NameFields
          id="type"
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          problems={{ en: told['name.en'], 'zh-CN': told['name.zh-CN'] }}
        />
        <div className={styles.pair}>
          <TextField
            id="type-prefix"
            label={t('caseType.prefix')}
            hint={t('caseType.prefixHint')}
            value={numbering.prefix}
            onChange={(prefix) => numbered({ prefix })}
            longest={10}
            problem={told['numbering.prefix']}
          />
          <Field id="type-digits" label={t('caseType.digits')} problem={told['numbering.digits']}>
            {(ties) => (
              <InputNumber
                {...ties}
                style={{ width: '100%' }}
                min={4}
                max={12}
                value={numbering.digits}
                onChange={(digits) => numbered({ digits: digits ?? 4 })}
              />
            )}
          </Field>
          <ChoiceField
            id="type-period"
            label={t('caseType.period')}
            options={PERIODS.map((value) => ({ value, label: t(`caseType.periods.${value}`) }))}
            value={numbering.period ?? 'never'}
            onChange={counted}
          />
        </div>
        <LabelFields fields={draft.fields} told={told} onChange={(fields) => setDraft({ ...draft, fields })} />
        <div className={styles.pair}>
          <TextField
            id="type-print-zh"
            label={t('caseType.printZh')}
            value={print?.['zh-CN'] ?? ''}
            onChange={(text) => printed({ 'zh-CN': text })}
            rows={6}
            longest={20_000}
            problem={told['print.zh-CN']}
          />
          <TextField
            id="type-print-en"
            label={t('caseType.printEn')}
            value={print?.en ?? ''}
            onChange={(en) => printed({ en })}
            rows={6}
            longest={20_000}
            problem={told['print.en']}
          />
        </div>
      </SheetForm>
    </section>
  )
}
