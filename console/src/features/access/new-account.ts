/** At least so many characters; what kinds they are does not matter (NIST SP 800-63B, 3.1.1). */
export const PASSWORD_LENGTH = 12

export type NewAccount = { readonly name: string; readonly email: string; readonly password: string }

export type AccountProblems = Partial<Record<keyof NewAccount, 'nameMissing' | 'emailWrong' | 'passwordShort'>>

/** What is wrong with a new account that one can see before asking the server. */
export function accountProblems({ name, email, password }: NewAccount): AccountProblems {
  return {
    ...(name.trim() === '' && { name: 'nameMissing' }),
    ...(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && { email: 'emailWrong' }),
    ...(password.length < PASSWORD_LENGTH && { password: 'passwordShort' }),
  }
}
