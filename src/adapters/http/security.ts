import type { FastifyHelmetOptions } from "@fastify/helmet";
import { HttpServerError } from "./http-server-error.ts";

/** The page may ask where the phone is; nothing else, and nobody but the page. */
export const PERMISSIONS = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()";

/** Headers for every answer. Nothing is loaded from elsewhere and nothing inline runs. */
export function securityHeaders(options: {
  publicUrl: string | undefined;
  embedOrigins: readonly string[];
}): FastifyHelmetOptions {
  const secure = options.publicUrl?.startsWith("https:") === true;
  return {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...socketOrigin(options.publicUrl)],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        frameAncestors: ["'self'", ...options.embedOrigins],
      },
    },
    // An old browser that does not know frame-ancestors would lock out the sites on the list.
    xFrameOptions: options.embedOrigins.length === 0 ? { action: "sameorigin" } : false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: false,
  };
}

/** Safari before 15.4 does not count a socket to the same host as 'self'. */
function socketOrigin(publicUrl: string | undefined): string[] {
  if (publicUrl === undefined) return [];
  const [origin = ""] = toOrigins([publicUrl]);
  return [origin.replace(/^http/, "ws")];
}

/** The origins of the addresses; throws when one is not a web address, since it ends up in a header. */
export function toOrigins(addresses: readonly string[]): string[] {
  return addresses.map((address) => {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url && /^https?:$/.test(url.protocol)) return url.origin;
    throw new HttpServerError("bad-origin", `Not a web address: "${address}" (https://example.nl)`);
  });
}
