/** A mismatch between a proxy and the settings of this site, as requests show it. */
export type ProxyTrouble = "forwarded-ignored" | "forwarded-short" | "host-not-passed-on" | "host-unknown";

/** Advice for each problem: for the log, which takes 200 characters, and for `/readyz`. */
const WHAT_TO_SET: Record<ProxyTrouble, string> = {
  "forwarded-ignored":
    "A proxy tells visitors' addresses, but TRUSTED_PROXIES is 0: all visitors count as one network. Set it to the number of proxies that add to X-Forwarded-For.",
  "forwarded-short":
    "X-Forwarded-For has fewer entries than TRUSTED_PROXIES says: visitors count as the proxy's one network. Set it to the number of proxies that add to that header; no other header is read.",
  "host-not-passed-on":
    "The proxy does not pass on Host. Set SITE_URL, TRUSTED_PROXIES=1, and in nginx: proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
  "host-unknown":
    "Requests for a host other than that of SITE_URL are refused. Set SITE_URL to the address that visitors use, and let the proxy pass Host on.",
};

// On globalThis because Next bundles its own copy of this module.
const NOTED = Symbol.for("right-to-refuge.proxy-troubles");

interface Troubles {
  noted: Set<ProxyTrouble>;
  forgotten: Set<ProxyTrouble>;
}

/** Records a problem. @returns the advice to report, the first time only */
export function noteProxyTrouble(trouble: ProxyTrouble): string | null {
  if (noted().has(trouble)) return null;
  noted().add(trouble);
  return WHAT_TO_SET[trouble];
}

/** Withdraws a problem that a visitor caused, not the proxy. It is not reported again. */
export function forgetProxyTrouble(trouble: ProxyTrouble): void {
  forgotten().add(trouble);
}

export function isNoted(trouble: ProxyTrouble): boolean {
  return noted().has(trouble);
}

/** Advice for the operator, from the requests since the start of this process; empty without a problem. */
export function proxyHints(): string[] {
  return [...noted()].filter((trouble) => !forgotten().has(trouble)).map((trouble) => WHAT_TO_SET[trouble]);
}

function noted(): Set<ProxyTrouble> {
  return shared().noted;
}

function forgotten(): Set<ProxyTrouble> {
  return shared().forgotten;
}

function shared(): Troubles {
  const global = globalThis as typeof globalThis & { [NOTED]?: Troubles };
  global[NOTED] ??= { noted: new Set(), forgotten: new Set() };
  return global[NOTED];
}
