import { onlyRedirect } from "../actions.ts";

export default function Page() {
  return (
    <form action={onlyRedirect}>
      <input name="email" />
      <button type="submit">Send</button>
    </form>
  );
}
