import { followParent } from "../follow-parent.ts";

// Loaded with --import into programs of others, such as `next dev`.
followParent();
