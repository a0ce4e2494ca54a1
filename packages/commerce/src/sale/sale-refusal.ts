/** Why terms are no sale. `field` is where it stands: `lines[0].discount`. */
export type SaleRefusal =
  | { readonly code: 'commerce.unknown-currency'; readonly field: string; readonly currency: string }
  | { readonly code: 'commerce.nothing-given'; readonly field: string }
  | { readonly code: 'commerce.not-a-whole-number'; readonly field: string; readonly least: number }
  | { readonly code: 'commerce.not-a-percent'; readonly field: string }
  | { readonly code: 'commerce.id-twice'; readonly field: string; readonly id: string }
  | { readonly code: 'commerce.unknown-line'; readonly field: string; readonly id: string }
  | { readonly code: 'commerce.not-a-gift'; readonly field: string }
  | { readonly code: 'commerce.gift-of-gift'; readonly field: string }
  | { readonly code: 'commerce.discount-too-large'; readonly field: string; readonly most: number }
  | { readonly code: 'commerce.sum-too-large'; readonly field: string }
