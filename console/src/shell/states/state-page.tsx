import { createContext, type ReactNode, use } from 'react'
import styles from './states.module.css'

/** Whether what is drawn stands in the staff's frame, which has the main part of the page already. */
export const Framed = createContext(false)

/** Stands in the place of a page: as the main part, or within it. */
export function StatePage({ children }: { readonly children: ReactNode }) {
  const Part = use(Framed) ? 'div' : 'main'
  return <Part className={styles.page}>{children}</Part>
}
