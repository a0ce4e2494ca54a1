import { type ReactNode, useEffect } from 'react'
import styles from './page-header.module.css'

type PageHeaderProps = { readonly title: string; readonly children?: ReactNode }

/** A page's heading, and what belongs beside it. The browser's tab says the same. */
export function PageHeader({ title, children }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Aftersale`
  }, [title])
  return (
    <div className={styles.header}>
      <h1>{title}</h1>
      {children}
    </div>
  )
}
