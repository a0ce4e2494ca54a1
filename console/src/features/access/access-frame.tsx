import { type ReactNode, useEffect } from 'react'
import { LanguageSwitch } from '../../shell/frame/language-switch.tsx'
import styles from './access.module.css'

type AccessFrameProps = { readonly title: string; readonly intro?: string; readonly children: ReactNode }

/** The page before one is inside: the name, one form, the language. */
export function AccessFrame({ title, intro, children }: AccessFrameProps) {
  useEffect(() => {
    document.title = `${title} · Aftersale`
  }, [title])
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.top}>
          <p className={styles.mark}>
            <img src="/mark.svg" alt="" width={28} height={28} />
            Aftersale
          </p>
          <LanguageSwitch />
        </div>
        <h1>{title}</h1>
        {intro === undefined ? null : <p className={styles.intro}>{intro}</p>}
        {children}
      </div>
    </main>
  )
}
