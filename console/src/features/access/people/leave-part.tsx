import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../../../shell/sheet/side-sheet.module.css'
import type { Account } from './accounts-query.ts'
import { LeaveForm } from './leave-form.tsx'

/** The way to somebody's leaving: what moves is shown before anything does. */
export function LeavePart({ person }: { readonly person: Account }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className={styles.part} aria-labelledby="part-leave">
      <h3 id="part-leave">{t('people.leave')}</h3>
      {isOpen ? (
        <LeaveForm person={person} onCancel={() => setOpen(false)} />
      ) : (
        <>
          <p className="quiet">{t('people.leaveWords')}</p>
          <div className={styles.buttons}>
            <Button danger onClick={() => setOpen(true)}>
              {t('people.leaveStart')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
