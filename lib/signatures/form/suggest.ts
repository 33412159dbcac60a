/** Where most Canadian supporters have their mail. */
const commonDomains = [
  "gmail.com",
  "hotmail.com",
  "hotmail.ca",
  "outlook.com",
  "yahoo.com",
  "yahoo.ca",
  "icloud.com",
  "videotron.ca",
  "sympatico.ca",
  "bell.net",
  "rogers.com",
  "shaw.ca",
  "telus.net",
];

/** One slip away from a common one, and real. */
const realNeighbours: ReadonlySet<string> = new Set(["mail.com", "email.com", "ymail.com", "gmx.com", "yahoo.fr"]);

/** The address probably meant, when the domain is one slip away from a common one; a suggestion, never an error. */
export function suggestEmail(email: string): string | null {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1).toLowerCase();
  if (at < 1 || realNeighbours.has(domain) || commonDomains.includes(domain)) return null;
  const meant = commonDomains.find((common) => isOneSlipAway(domain, common));
  return meant ? `${email.slice(0, at)}@${meant}` : null;
}

/** Whether one letter was added, left out, replaced, or swapped with its neighbour. */
function isOneSlipAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [a, b] = [typed.slice(start), meant.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
