import { NoPage } from "../_shared/broken-content.tsx";

/** Next's own answer where a page says that it does not exist. The server in front has a fuller one; `npm run dev` shows this. */
export default NoPage;
