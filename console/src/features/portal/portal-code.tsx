import type { AnswerOf, routes } from '@aftersale/contract'
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { CopyLine } from '../../shell/fields/copy-line.tsx'
import { momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './portal.module.css'

export type MadeCode = AnswerOf<(typeof routes)['makePortalCode']>

type PortalCodeProps = { readonly order: string; readonly code: MadeCode; readonly onDone: () => void }

/** A code that was just made, and where it is entered. It closes by its own button only: it is shown this once. */
export function PortalCode({ order, code: { code, expiresAt }, onDone }: PortalCodeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const address = `${location.origin}/portal#/?${new URLSearchParams({ order }).toString()}`
  return (
    <Modal
      open
      title={t('portal.codeTitle', { order })}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      <div className={styles.code}>
        <p>{t('portal.codeWords', { until: momentText(expiresAt, language) })}</p>
        <div>
          <h3>{t('portal.code')}</h3>
          <CopyLine label={t('portal.code')} value={code} copy={t('portal.copyCode')} isFirst />
        </div>
        <div>
          <h3>{t('portal.address')}</h3>
          <CopyLine label={t('portal.address')} value={address} copy={t('portal.copyAddress')} />
        </div>
        <div className={styles.done}>
          <Button onClick={onDone}>{t('portal.codeDone')}</Button>
        </div>
      </div>
    </Modal>
  )
}
