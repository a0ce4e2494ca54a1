import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button, Select } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../../api/all-done.ts'
import { readCasesAnew } from '../../../api/cases-anew.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { fieldMessages } from '../../../api/field-messages.ts'
import { caseTypeQuery, caseTypesQuery } from '../../../api/listings.ts'
import { isKeyTaken } from '../../../api/refused.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { PageHeader } from '../../../shell/page-header.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { useMe } from '../../../shell/use-me.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { filledIn, missingOf } from '../type-fields/type-field.ts'
import { TypeFieldsForm } from '../type-fields/type-fields-form.tsx'
import { LikelyCases } from './likely-cases.tsx'
import styles from './new-case.module.css'
import {
  aboutWhat,
  dropNewCase,
  emptyCase,
  keepNewCase,
  type NewCase,
  readNewCase,
  withOrder,
  withType,
} from './new-case.ts'
import { OrderChoice } from './order-choice.tsx'
import { SubjectFields } from './subject-fields.tsx'

/** Opens a case for somebody at the phone or the counter: the order fills in what it knows, the type asks for the rest. */
export function NewCasePage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { userId } = useMe()
  const { message } = App.useApp()
  const search = useSearch({ from: '/staff/cases/new' })
  const [one, setOne] = useState(() => aboutWhat(readNewCase(userId), search))
  const [isTried, setTried] = useState(false)
  const types = useQuery(caseTypesQuery)
  /** Types come as late as they like: the one that was chosen last stands. */
  const chosen = useRef(one.type)
  const type = useQuery({ ...caseTypeQuery(one.type ?? '', null), enabled: one.type !== null })
  /** What is typed while a type is on its way must not be lost: changes are made to what is there then. */
  const change = (changed: (before: NewCase) => NewCase) =>
    setOne((before) => {
      const after = changed(before)
      keepNewCase(userId, after)
      return after
    })
  const choose = async (key: string) => {
    chosen.current = key
    try {
      const { document } = await queries.fetchQuery(caseTypeQuery(key, null))
      if (chosen.current === key) change((before) => withType(before, key, document.fields))
    } catch (error) {
      void message.error(problemText(error, t))
    }
  }
  const hidden = type.data?.fieldRights ?? {}
  const fields = (type.data?.document.fields ?? []).filter(({ name }) => hidden[name] === undefined)
  const subject = type.data?.document.subject ?? []
  const lacks = subject.filter((what) => one[what].trim() === '')
  const missing = missingOf(fields, one.fields)
  const open = useMutation({
    mutationFn: async () => {
      const { key, type: caseType, source, channel, order, customer, product, title } = one
      const texts = Object.entries({ order, customer, product, title }).flatMap(([name, text]) =>
        text.trim() === '' ? [] : [[name, text.trim()]],
      )
      const item = {
        key,
        type: caseType ?? '',
        source: source.trim(),
        ...(channel !== null && { channel }),
        ...Object.fromEntries(texts),
        fields: filledIn(fields, one.fields),
      }
      return oneDone(api().openCases({ body: { items: [item] } }))
    },
    onSuccess: async ({ number }) => {
      dropNewCase(userId)
      await readCasesAnew(queries)
      await navigate({ to: '/cases/$id', params: { id: number } })
    },
    // Opened before the answer got lost, and changed since: what stands there now is another case.
    onError: (error) => isKeyTaken(error) && change((before) => ({ ...before, key: commandKey() })),
  })
  const isReady = one.type !== null && one.source.trim() !== '' && lacks.length === 0 && missing.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isReady) open.mutate()
  }
  const needed = (is: boolean) => (isTried && is ? t('case.fieldMissing') : undefined)
  const named = fieldMessages(open.error)
  if (types.isPending) return <Waiting rows={6} />
  if (types.isError) return <FailureNotice error={types.error} onRetry={() => void types.refetch()} />
  return (
    <>
      <PageHeader title={t('newCase.title')} />
      <form className={styles.form} onSubmit={submit} noValidate>
        <div className={`sheet ${styles.sheet}`}>
          {open.error ? <ProblemBox>{problemText(open.error, t)}</ProblemBox> : null}
          <Field id="new-type" label={t('newCase.type')} required problem={needed(one.type === null)}>
            {(ties) => (
              <Select
                {...ties}
                showSearch={{ optionFilterProp: 'label' }}
                value={one.type}
                options={types.data.items
                  .filter(({ mayOpen }) => mayOpen)
                  .map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))}
                onChange={(key: string) => void choose(key)}
              />
            )}
          </Field>
          <OrderChoice
            order={one.order}
            customer={one.customer.trim()}
            source={one.source.trim()}
            product={one.product}
            problem={needed(lacks.includes('order'))}
            isRequired={subject.includes('order')}
            onType={(order) => change((before) => ({ ...before, order, line: null }))}
            onChoose={(order, line) => change((before) => withOrder(before, order, line, fields))}
          />
          <SubjectFields
            of={one}
            required={subject}
            problemOf={(what) => needed(what === 'source' ? one.source.trim() === '' : lacks.includes(what))}
            onChange={(changed) =>
              change((before) => ({ ...before, ...changed, ...('product' in changed && { line: null }) }))
            }
          />
          <TypeFieldsForm
            id="new"
            fields={fields}
            values={one.fields}
            problems={{
              ...Object.fromEntries(fields.map(({ name }) => [name, named[name] ?? named[`fields.${name}`] ?? ''])),
              ...(isTried && Object.fromEntries(missing.map((name) => [name, t('case.fieldMissing')]))),
            }}
            onChange={(values) => change((before) => ({ ...before, fields: values }))}
          />
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {t('newCase.open')}
            </Button>
            <Button
              onClick={() => {
                dropNewCase(userId)
                setOne(emptyCase())
                setTried(false)
              }}
            >
              {t('newCase.clear')}
            </Button>
          </div>
        </div>
        <LikelyCases order={one.order.trim()} customer={one.customer.trim()} />
      </form>
    </>
  )
}
