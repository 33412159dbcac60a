import { createRow } from "../actions.ts";

export default function Page() {
  return (
    <form action={createRow}>
      <input name="email" />
      <button type="submit">Send</button>
    </form>
  );
}
