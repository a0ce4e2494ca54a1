import { Button, Checkbox, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { commandKey } from '../../../../api/command-key.ts'
import { answered, isKeyTaken } from '../../../../api/refused.ts'
import { useKeys } from '../../../../shell/use-keys.ts'
import { useMay } from '../../../../shell/use-may.ts'
import { useMe } from '../../../../shell/use-me.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { AttachFiles } from './attach-files.tsx'
import styles from './conversation.module.css'
import { KindChoice } from './kind-choice.tsx'
import { emptyDraft, KINDS, keepReplyDraft, type ReplyDraft, readReplyDraft } from './reply-draft.ts'
import { TemplateChoice } from './template-choice.tsx'

/** What a kind is called where it is written; what the customer said is only written down. */
const WORDS = {
  public: { whoSees: 'customerSees', placeholder: 'replyPlaceholder', send: 'send', done: 'sent' },
  passedOn: { whoSees: 'passedOn', placeholder: 'replyPlaceholder', send: 'record', done: 'sent' },
  partner: { whoSees: 'partnersSee', placeholder: 'partnerPlaceholder', send: 'sendToPartners', done: 'sent' },
  note: { whoSees: 'staffOnly', placeholder: 'notePlaceholder', send: 'note', done: 'noted' },
} as const

/** Where one writes to the customer, to partners or to colleagues. What is typed stays in this browser until it is sent. */
export function Composer({ number }: { readonly number: string }) {
  const { t } = useTranslation()
  const { userId } = useMe()
  const offered = { public: useMay('cases.answer'), partner: true, note: useMay('cases.notes') }
  const kinds = KINDS.filter((one) => offered[one])
  const [first = 'partner'] = kinds
  const [draft, setDraft] = useState(() => readReplyDraft(userId, number, first))
  const [isUploading, setUploading] = useState(false)
  const input = useRef<TextAreaRef>(null)
  const send = useCaseCommand()
  const change = (changed: (before: ReplyDraft) => Partial<ReplyDraft>) =>
    setDraft((before) => {
      const after = { ...before, ...changed(before) }
      keepReplyDraft(userId, number, after)
      return after
    })
  const begin = (kind: ReplyDraft['kind']) => {
    change(() => ({ kind }))
    input.current?.focus()
  }
  useKeys({
    ...(offered.public && { r: () => begin('public') }),
    p: () => begin('partner'),
    ...(offered.note && { n: () => begin('note') }),
  })
  const { fromCustomer, text, files, key } = draft
  // What was written for colleagues must not stand before the customer because somebody's rights have changed.
  const kind = offered[draft.kind] ? draft.kind : 'partner'
  const isPassedOn = kind === 'public' && fromCustomer
  const words = WORDS[isPassedOn ? 'passedOn' : kind]
  const maySend = text.trim() !== '' && !send.isPending && !isUploading
  const submit = async () => {
    if (!maySend) return
    const direction = isPassedOn ? ({ direction: 'from-customer' } as const) : {}
    const body = { key, kind, text, attachments: files.map(({ id }) => id), ...direction }
    const call = () => answered(api().writeEntry({ params: { id: number }, body }))
    await send.mutateAsync({ call, done: t(`conversation.${words.done}`) })
    const sent = new Set(body.attachments)
    change((now) => ({ ...emptyDraft(kind), files: now.files.filter(({ id }) => !sent.has(id)) }))
  }
  // Sent before the answer got lost, and changed since: what stands there now is another entry.
  const sendNow = () =>
    void submit().catch((error: unknown) => isKeyTaken(error) && change(() => ({ key: commandKey() })))
  return (
    <form
      className={styles.composer}
      data-kind={kind}
      onSubmit={(event) => {
        event.preventDefault()
        sendNow()
      }}
    >
      <KindChoice
        number={number}
        kinds={kinds}
        kind={kind}
        whoSees={t(`conversation.${words.whoSees}`)}
        onChange={(one) => change(() => ({ kind: one }))}
      />
      <Input.TextArea
        ref={input}
        aria-label={t(`conversation.kinds.${kind}`)}
        placeholder={t(`conversation.${words.placeholder}`)}
        autoSize={{ minRows: 3, maxRows: 14 }}
        maxLength={20_000}
        value={text}
        // What is typed now would go with what is sent.
        readOnly={send.isPending}
        onChange={(event) => change(() => ({ text: event.target.value }))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendNow()
          if (event.key === 'Escape') input.current?.blur()
        }}
      />
      <div className={styles.tools}>
        <AttachFiles
          files={files}
          onChange={(changed) => change((before) => ({ files: changed(before.files) }))}
          onUploading={setUploading}
        />
        {kind === 'public' ? (
          <>
            <TemplateChoice
              number={number}
              onChoose={(chosen) =>
                change(({ text: typed }) => ({
                  text: typed.trim() === '' ? chosen : `${typed.trimEnd()}\n\n${chosen}`,
                }))
              }
            />
            <Checkbox
              checked={fromCustomer}
              onChange={(event) => change(() => ({ fromCustomer: event.target.checked }))}
            >
              {t('conversation.fromCustomer')}
            </Checkbox>
          </>
        ) : null}
        <Button
          type="primary"
          htmlType="submit"
          className={`${styles.send}`}
          disabled={!maySend}
          loading={send.isPending}
        >
          {t(`conversation.${words.send}`)}
        </Button>
      </div>
    </form>
  )
}
