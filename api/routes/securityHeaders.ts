/** On every answer, errors and streams included. The map really runs under this policy. */
export const securityHeaders: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const aYear = 'max-age=31536000';

/** Where people reach us by https, their browsers come by nothing else again. */
export const securityHeadersOf = (publicUrl: string): Record<string, string> =>
  publicUrl.startsWith('https:')
    ? { ...securityHeaders, 'strict-transport-security': aYear }
    : securityHeaders;
