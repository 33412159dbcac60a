/** What a mail server sends back (RFC 3464). */
export function aNotification(to: string, { action = "failed", status = "5.1.1" } = {}): string {
  return [
    "Return-Path: <>",
    `To: <${to}>`,
    "From: Mail Delivery System <postmaster@far.example.org>",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "It could not be delivered to supporter-1@example.org.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; far.example.org",
    "",
    "Final-Recipient: rfc822; supporter-1@example.org",
    `Action: ${action}`,
    `Status: ${status}`,
    "--b--",
    "",
  ].join("\r\n");
}
