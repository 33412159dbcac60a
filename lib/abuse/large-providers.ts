/**
 * Large mail providers. They have too many supporters to be the target of a mail flood, so the quota of a domain does not
 * apply to them. A missing provider loses no mail, because a domain's quota grows with every confirmed signature.
 * The example domains (RFC 2606) are in the list because they reach nobody, and trials and tests use them.
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
