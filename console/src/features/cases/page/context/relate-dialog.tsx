import type { CaseDetail } from '@aftersale/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { commandKey } from '../../../../api/command-key.ts'
import { answered } from '../../../../api/refused.ts'
import { Field } from '../../../../shell/fields/field.tsx'
import { PartFailure } from '../../../../shell/states/part-failure.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from '../case-page.module.css'
import { entriesQuery } from '../case-queries.ts'
import { useCaseCommand } from '../use-case-command.ts'

const KINDS = ['relates', 'duplicates', 'follows'] as const

type RelateDialogProps = {
  readonly of: CaseDetail
  readonly what: 'link' | 'merge' | 'split'
  /** The other case, where it is known already. */
  readonly to: string
  readonly onClose: () => void
}

/** Links a case to another, merges it into another, or makes another of a part of what was said. */
export function RelateDialog({ of: one, what, to, onClose }: RelateDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [other, setOther] = useState(to)
  const [kind, setKind] = useState<(typeof KINDS)[number]>('relates')
  const [reason, setReason] = useState('')
  const [entries, setEntries] = useState<readonly string[]>([])
  const [key] = useState(() => commandKey())
  const command = useCaseCommand()
  const params = { id: one.id }
  const calls = {
    link: () => answered(api().changeLinks({ params, body: { add: [{ kind, case: other.trim() }] } })),
    merge: () => answered(api().mergeCase({ params, body: { into: other.trim(), reason: reason.trim() || null } })),
    split: async () => {
      const made = await answered(api().splitCase({ params, body: { key, entries: [...entries] } }))
      await navigate({ to: '/cases/$id', params: { id: made.number } })
    },
  } as const
  const send = async () => {
    await command.mutateAsync({ call: calls[what], done: t(`relations.done.${what}`) })
    onClose()
  }
  return (
    <Modal
      open
      title={t(`relations.${what}`)}
      okText={t(`relations.${what}`)}
      cancelText={t('taskDo.cancel')}
      confirmLoading={command.isPending}
      okButtonProps={{ disabled: what === 'split' ? entries.length === 0 : other.trim() === '' }}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p>{t(`relations.words.${what}`)}</p>
        {what === 'split' ? (
          <EntryChoice number={one.number} chosen={entries} onChoose={setEntries} />
        ) : (
          <Field id="relate-to" label={t('relations.other')} required>
            {(ties) => <Input {...ties} value={other} onChange={(event) => setOther(event.target.value)} />}
          </Field>
        )}
        {what === 'link' ? (
          <Radio.Group
            aria-label={t('relations.kind')}
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`relations.kinds.${value}-to`) }))}
            onChange={(event) => setKind(KINDS.find((one) => one === event.target.value) ?? 'relates')}
          />
        ) : null}
        {what === 'merge' ? (
          <Field id="relate-reason" label={t('relations.reason')}>
            {(ties) => (
              <Input {...ties} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        ) : null}
      </div>
    </Modal>
  )
}

type EntryChoiceProps = {
  readonly number: string
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** Which entries go along into the new case. */
function EntryChoice({ number, chosen, onChoose }: EntryChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const entries = useInfiniteQuery(entriesQuery(number))
  if (entries.data === undefined) return <PartFailure query={entries} />
  const said = entries.data.pages.flatMap((page) => page.items)
  if (said.length === 0) return <p className="quiet">{t('relations.nothingToSplit')}</p>
  return (
    <Checkbox.Group
      className={`${styles.entryChoice}`}
      aria-label={t('relations.entries')}
      value={[...chosen]}
      options={said.map(({ id, text, texts }) => ({
        value: id,
        label: (text ?? (texts === null ? '' : inLanguage(texts, language))).slice(0, 120),
      }))}
      onChange={(ids) => onChoose(ids.map(String))}
    />
  )
}
