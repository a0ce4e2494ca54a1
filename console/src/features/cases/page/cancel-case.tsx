import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { useMay } from '../../../shell/use-may.ts'
import styles from './case-page.module.css'
import { contextQuery } from './case-queries.ts'
import { useCaseCommand } from './use-case-command.ts'

/** Ends a case before its flow does, with a reason. */
export function CancelCase({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const mayCancel = useMay('flows.run')
  const { data: context } = useQuery(contextQuery(one.number))
  const [isAsked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const cancel = useCaseCommand()
  if (!mayCancel || one.state === 'closed' || context === undefined) return null
  const send = async () => {
    const call = () =>
      answered(api().cancelInstance({ params: { id: context.instanceId }, body: { reason: reason.trim() } }))
    await cancel.mutateAsync({ call, done: t('case.cancelled') })
    setAsked(false)
  }
  return (
    <>
      <Button size="small" danger onClick={() => setAsked(true)}>
        {t('case.cancel')}
      </Button>
      <Modal
        open={isAsked}
        title={t('case.cancel')}
        okText={t('case.cancel')}
        cancelText={t('taskDo.cancel')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        confirmLoading={cancel.isPending}
        onOk={() => void send().catch(() => undefined)}
        onCancel={() => setAsked(false)}
      >
        <div className={styles.dialog}>
          <p>{t('case.cancelWords')}</p>
          <Field id="cancel-reason" label={t('relations.reason')} required>
            {({ status, ...ties }) => (
              <Input.TextArea
                {...ties}
                status={status}
                rows={2}
                maxLength={2_000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </div>
      </Modal>
    </>
  )
}
