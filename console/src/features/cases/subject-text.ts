import type { CaseSummary, Language } from '@aftersale/contract'
import { inLanguage } from '../../text/bilingual.ts'

type Product = Pick<CaseSummary, 'product' | 'productName' | 'productWords'>

/** What the product of a case is called; its code where nobody has named it. */
export const productText = ({ productWords, productName, product }: Product, language: Language): string | null =>
  (productWords && inLanguage(productWords, language)) ?? productName ?? product

/** What a case is about in a line: what somebody wrote, else its product. */
export const subjectText = (one: Product & Pick<CaseSummary, 'title'>, language: Language): string | null =>
  one.title ?? productText(one, language)
