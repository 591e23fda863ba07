import { EMBED_FRAME_ORIGINS } from '../publish/site/body/embed-players.ts';

/**
 * Headers every answer carries, names and values in turn. No script, style, font or picture from another host
 * and nothing inline; players of other hosts only in frames, which appear when the reader asks.
 */
export function securityHeaders(origin: string): string[] {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `frame-src ${EMBED_FRAME_ORIGINS.join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
  const headers = [
    'Content-Security-Policy',
    policy,
    'X-Content-Type-Options',
    'nosniff',
    'X-Frame-Options',
    'DENY',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Permissions-Policy',
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy',
    'same-origin',
  ];
  // Browsers heed it over TLS only, and a local trial must not be locked out of plain HTTP for two years.
  if (origin.startsWith('https://'))
    headers.push('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
  return headers;
}
