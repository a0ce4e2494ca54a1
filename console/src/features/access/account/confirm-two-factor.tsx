import { QRCode } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import styles from './account.module.css'

type Begun = { readonly totpUri: string; readonly backupCodes: readonly string[] }

/** The picture for the app, drawn here so that the secret leaves for nowhere, the recovery codes, and the first code. */
export function ConfirmTwoFactor({ begun, onDone }: { readonly begun: Begun; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const confirm = useCommand({
    run: () => answered(api().confirmTwoFactor({ body: { code: code.trim() } })),
    changes: [['me']],
    said: t('account.twoFactorOn'),
    onDone,
  })
  const secret = new URL(begun.totpUri).searchParams.get('secret') ?? ''
  return (
    <>
      <p>{t('account.scan')}</p>
      <div className={styles.picture} role="img" aria-label={t('account.picture')}>
        <div aria-hidden="true">
          <QRCode value={begun.totpUri} type="svg" size={176} bordered={false} color="#000000" bgColor="#ffffff" />
        </div>
      </div>
      <p>
        {t('account.byHand')} <code>{secret}</code>
      </p>
      <p>{t('account.codesWords')}</p>
      <ul className={styles.codes}>
        {begun.backupCodes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <SheetForm
        submit={t('account.confirm')}
        onSubmit={() => confirm.mutate(undefined)}
        isRunning={confirm.isPending}
        error={confirm.error}
        isBlocked={code.trim() === ''}
      >
        <TextField
          id="first-code"
          label={t('signIn.code')}
          value={code}
          onChange={setCode}
          longest={40}
          isRequired
          isFocused
        />
      </SheetForm>
    </>
  )
}
