import { parseSignForm } from "#lib/signatures/form/schema.ts";

process.env.MAIL_FROM = "Right to Refuge <hello@refuge.example.org>";
process.env.BOUNCE_ADDRESS = "bounces@refuge.example.org";

export const good = { name: "Supporter One", email: "someone@example.org", postalCode: "K1A 0B1", country: "CA" };

export function formOf(fields: Record<string, string | string[] | Blob>): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields))
    if (value instanceof Blob) form.append(field, value);
    else for (const one of [value].flat()) form.append(field, one);
  return form;
}

export function parse(changes: Parameters<typeof formOf>[0] = {}) {
  return parseSignForm(formOf({ ...good, ...changes }));
}

export function accepted(changes: Parameters<typeof formOf>[0]) {
  const result = parse(changes);
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.errors)}`);
  return result.value;
}

export function errorsOf(changes: Parameters<typeof formOf>[0]) {
  const result = parse(changes);
  return result.ok ? {} : result.errors;
}
