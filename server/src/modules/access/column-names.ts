/** Our tables and columns under better-auth's names for them. A column named alike is left out. */
const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

export const userFields = {
  modelName: 'access_user',
  fields: { ...times, emailVerified: 'email_verified' },
} as const

export const sessionFields = {
  modelName: 'access_session',
  fields: { ...times, userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
} as const

export const accountFields = {
  modelName: 'access_account',
  fields: {
    ...times,
    userId: 'user_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
  },
} as const

export const verificationFields = {
  modelName: 'access_verification',
  fields: { ...times, expiresAt: 'expires_at' },
} as const

export const twoFactorFields = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'access_two_factor',
    fields: {
      userId: 'user_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const

export const apiKeyFields = {
  apikey: {
    modelName: 'access_api_key',
    fields: {
      ...times,
      configId: 'config_id',
      referenceId: 'user_id',
      key: 'key_hash',
      lastRequest: 'last_used_at',
      expiresAt: 'expires_at',
      refillInterval: 'refill_interval',
      refillAmount: 'refill_amount',
      lastRefillAt: 'last_refill_at',
      rateLimitEnabled: 'rate_limit_enabled',
      rateLimitTimeWindow: 'rate_limit_time_window',
      rateLimitMax: 'rate_limit_max',
      requestCount: 'request_count',
    },
  },
} as const
