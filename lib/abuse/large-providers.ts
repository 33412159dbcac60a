/**
 * Providers with more mailboxes of supporters than anyone could aim at: the quota of a domain is not for them. One that is
 * missing here costs nobody a mail, since a domain's quota grows with every signature that is confirmed from it. The
 * domains of the examples (RFC 2606) are here because nobody can be reached there, and trials and tests use them.
 */
export const largeProviders: ReadonlySet<string> = new Set([
  // Worldwide.
  ...["gmail.com", "googlemail.com", "outlook.com", "outlook.fr", "hotmail.com", "hotmail.ca", "hotmail.fr"],
  ...["hotmail.co.uk", "live.com", "live.ca", "live.fr", "msn.com", "yahoo.com", "yahoo.ca", "yahoo.fr", "yahoo.co.uk"],
  ...["ymail.com", "rocketmail.com", "aol.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com"],
  ...["pm.me", "gmx.com", "gmx.net", "gmx.de", "web.de", "mail.com", "zoho.com", "fastmail.com", "hey.com"],
  ...["tuta.com", "tutanota.com", "yandex.ru", "yandex.com", "mail.ru", "qq.com", "163.com"],
  ...["example.org", "example.com", "example.net"],
  // Canada.
  ...["bell.net", "sympatico.ca", "bellaliant.net", "rogers.com", "videotron.ca", "videotron.qc.ca", "shaw.ca"],
  ...["telus.net", "cogeco.ca", "cogeco.net", "eastlink.ca", "sasktel.net", "mts.net", "mymts.net", "nb.sympatico.ca"],
  ...["ns.sympatico.ca", "teksavvy.com", "xplornet.com", "xplornet.ca", "execulink.com", "primus.ca", "look.ca"],
  // France, Belgium, Switzerland.
  ...["orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "bbox.fr", "neuf.fr", "bluewin.ch", "skynet.be"],
]);
