import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { apiKeysQuery } from './api-keys-query.ts'
import styles from './keys.module.css'
import { NewKey } from './new-key.tsx'

/** Makes a key and shows it this once. It closes by its own button only, so that no stray click loses the key. */
export function CreateKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () => answered(api().createApiKey({ body: { name: name.trim() } })),
    onSuccess: () => queries.invalidateQueries(apiKeysQuery),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() !== '') create.mutate()
  }
  const made = create.data
  return (
    <Modal
      open
      title={t(made === undefined ? 'apiKeys.create' : 'apiKeys.created')}
      footer={null}
      closable={made === undefined}
      mask={{ closable: false }}
      keyboard={made === undefined}
      onCancel={onClose}
    >
      {made === undefined ? (
        <form className={styles.form} onSubmit={submit} noValidate>
          <Field
            id="key-name"
            label={t('apiKeys.name')}
            hint={t('apiKeys.nameHint')}
            problem={isTried && name.trim() === '' ? t('apiKeys.nameMissing') : undefined}
            required
          >
            {(ties) => (
              <Input
                {...ties}
                autoFocus
                maxLength={64}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          {create.error ? <ProblemBox>{problemText(create.error, t)}</ProblemBox> : null}
          <div className={styles.actions}>
            <Button onClick={onClose}>{t('apiKeys.cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={create.isPending}>
              {t('apiKeys.submit')}
            </Button>
          </div>
        </form>
      ) : (
        <NewKey value={made.key} onDone={onClose} />
      )}
    </Modal>
  )
}
