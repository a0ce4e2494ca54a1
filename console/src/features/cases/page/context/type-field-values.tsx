import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allDone } from '../../../../api/all-done.ts'
import { api } from '../../../../api/client.ts'
import { commandKey } from '../../../../api/command-key.ts'
import { fieldMessages } from '../../../../api/field-messages.ts'
import { caseTypeQuery } from '../../../../api/listings.ts'
import { ProblemBox } from '../../../../shell/fields/problem-box.tsx'
import { hasFailed } from '../../../../shell/states/part-failure.tsx'
import { useMay } from '../../../../shell/use-may.ts'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import {
  changedValues,
  isOwnWords,
  missingOf,
  type TypeField,
  type TypeFieldValues,
} from '../../type-fields/type-field.ts'
import { typeFieldText } from '../../type-fields/type-field-text.ts'
import { TypeFieldsForm } from '../../type-fields/type-fields-form.tsx'
import styles from '../case-page.module.css'
import { LoadedSection, Section } from '../section.tsx'
import { useCaseCommand } from '../use-case-command.ts'

/** The fields of its type that one sees, to be changed where one may. */
export function TypeFieldValuesSection({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayChange = useMay('cases.change')
  const [isChanging, setChanging] = useState(false)
  const hasType = one.typeVersion !== null
  const type = useQuery({ ...caseTypeQuery(one.type, one.typeVersion), enabled: hasType })
  if (hasFailed(type)) return <LoadedSection title={t('context.fields')} query={type} children={() => null} />
  if (!hasType || type.data === undefined) return null
  const { document, fieldRights } = type.data
  const seen = document.fields.filter(({ name }) => fieldRights[name] !== 'hidden')
  const filled = seen.filter(({ name }) => one.fields[name] !== undefined && one.fields[name] !== null)
  const writable = seen.filter(({ name }) => fieldRights[name] === undefined)
  // Their own words stand first among what was asked for.
  const shown = filled.filter((field) => !isOwnWords(field))
  const canChange = mayChange && one.state !== 'closed' && writable.length > 0
  if (shown.length === 0 && !canChange) return null
  return (
    <Section
      title={t('context.fields')}
      beside={
        canChange ? (
          <Button size="small" type="text" onClick={() => setChanging(true)}>
            {t('context.change')}
          </Button>
        ) : null
      }
    >
      <dl className={styles.pairs}>
        {shown.map((field) => (
          <div key={field.name}>
            <dt>{inLanguage(field.label, language)}</dt>
            <dd>{typeFieldText(field, one.fields[field.name], t, language)}</dd>
          </div>
        ))}
      </dl>
      {isChanging ? <ChangeDialog of={one} fields={writable} onClose={() => setChanging(false)} /> : null}
    </Section>
  )
}

type ChangeDialogProps = {
  readonly of: CaseDetail
  readonly fields: readonly TypeField[]
  readonly onClose: () => void
}

function ChangeDialog({ of: one, fields, onClose }: ChangeDialogProps) {
  const { t } = useTranslation()
  // What others change meanwhile is not changed back: only what was changed here is sent.
  const [before] = useState(one.fields)
  const [values, setValues] = useState<TypeFieldValues>(before)
  const [isTried, setTried] = useState(false)
  const change = useCaseCommand()
  const missing = isTried ? missingOf(fields, values) : []
  const save = async () => {
    setTried(true)
    if (missingOf(fields, values).length > 0) return
    const changed = changedValues(fields, before, values)
    if (Object.keys(changed).length > 0) {
      const item = { key: commandKey(), case: one.id, fields: changed }
      const call = () => allDone(api().changeCases({ body: { items: [item] } }))
      await change.mutateAsync({ call, done: t('taskDo.changed') })
    }
    onClose()
  }
  return (
    <Modal
      open
      title={t('context.fields')}
      okText={t('taskDo.save')}
      cancelText={t('taskDo.cancel')}
      confirmLoading={change.isPending}
      onOk={() => void save().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        {change.error && Object.keys(fieldMessages(change.error)).length === 0 ? (
          <ProblemBox>{change.error.message}</ProblemBox>
        ) : null}
        <TypeFieldsForm
          id="change"
          fields={fields}
          values={values}
          problems={{
            ...fieldMessages(change.error),
            ...Object.fromEntries(missing.map((name) => [name, t('case.fieldMissing')])),
          }}
          onChange={setValues}
        />
      </div>
    </Modal>
  )
}
