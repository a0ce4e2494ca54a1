import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../../text/copy-text.ts'
import styles from './copy-line.module.css'

type CopyLineProps = {
  /** What it is, for those who do not see that it stands beside its label. */
  readonly label: string
  readonly value: string
  /** What the button says. */
  readonly copy: string
  readonly isFirst?: boolean
}

/** Something to be taken along, copied with one press or, where the browser refuses, by hand. */
export function CopyLine({ label, value, copy, isFirst = false }: CopyLineProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null)
  const take = () =>
    copyText(value).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    )
  return (
    <div>
      <div className={styles.line}>
        <Input readOnly value={value} aria-label={label} onFocus={(event) => event.target.select()} />
        <Button type={isFirst ? 'primary' : 'default'} onClick={() => void take()}>
          {copy}
        </Button>
      </div>
      <p role="status" className={`quiet ${styles.said}`}>
        {copied === null ? null : t(`apiKeys.${copied}`)}
      </p>
    </div>
  )
}
